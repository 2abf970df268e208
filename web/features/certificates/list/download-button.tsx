'use client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { paths } from '#web/paths';

/** « Télécharger », in one click (OWF-184). Without `download`, which would keep the page that tells of a failure as a file. */
export function DownloadButton({ id, label, primary }: { id: string; label: string; primary?: boolean }) {
  const { certificates: words } = useMessages();
  return (
    <Button
      component="a"
      href={paths.api.certificateFile(id)}
      variant={primary ? 'filled' : 'default'}
      size={primary ? 'sm' : 'xs'}
      leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
      aria-label={words.downloadOf(label)}
    >
      {words.download}
    </Button>
  );
}
