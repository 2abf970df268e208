'use client';
import { Text } from '@mantine/core';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { limits } from '#domain/qualification/limits';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { FileZone, ZoneAction } from '#web/kit/ui/file-zone.tsx';

interface DropZoneProps {
  file: File | null;
  /** Id of the text that says what is wrong. */
  errorId: string | undefined;
  choose: (files: readonly File[]) => void;
}

/** The file of a qualification. */
export function DropZone({ file, errorId, choose }: DropZoneProps) {
  const { submit } = useMessages().qualification;
  const Icon = file ? IconFileSpreadsheet : IconUpload;
  return (
    <FileZone
      accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      errorId={errorId}
      choose={choose}
    >
      {(over) => (
        <>
          <Icon size={32} stroke={1.5} aria-hidden />
          {over ? (
            <Text fw={500}>{submit.dropHere}</Text>
          ) : (
            <>
              {file && (
                <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
                  {submit.chosen(file.name, file.size)}
                </Text>
              )}
              <Text>
                <ZoneAction>{file ? submit.change : submit.choose}</ZoneAction> {submit.drop}
              </Text>
              <Text size="sm" c="dimmed">
                {submit.accepted(limits.fileBytes)}
              </Text>
            </>
          )}
        </>
      )}
    </FileZone>
  );
}
