'use client';
import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { paths } from '#web/paths';
import type { QualificationView } from '../server/view.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';

const formats = ['xlsx', 'csv'] as const;

/** Both formats, whatever the upload's (QPC-097); nothing before the end. */
export function Downloads({
  qualification: { id, fileName, downloadable },
}: {
  qualification: QualificationView;
}) {
  const { download } = useMessages().qualification;
  if (!downloadable) return null;
  return (
    <Group gap="xs">
      {formats.map((format) => (
        <Button
          key={format}
          component="a"
          href={paths.api.result(id, format)}
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          aria-label={download.of(download[format], fileName)}
        >
          {download[format]}
        </Button>
      ))}
    </Group>
  );
}
