'use client';
import { Text } from '@mantine/core';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { limits } from '#domain/qualification/limits';
import { useMessages } from '../locale.tsx';
import classes from './drop-zone.module.css';

interface DropZoneProps {
  file: File | null;
  /** Id of the text that says what is wrong. */
  errorId: string | undefined;
  choose: (files: readonly File[]) => void;
}

/** A file by the system's dialog (keyboard included) or by dropping it. */
export function DropZone({ file, errorId, choose }: DropZoneProps) {
  const { submit } = useMessages().qualification;
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  // On a slow machine a person may choose before this script runs, and no event tells of it afterwards.
  useEffect(() => {
    const chosen = input.current;
    if (!chosen?.files?.length) return;
    choose([...chosen.files]);
    chosen.value = '';
  }, [choose]);

  // The input covers the zone, so that the browser itself takes what is dropped, as it takes what is chosen.
  return (
    <label className={classes.zone} data-over={over || undefined} data-invalid={errorId ? true : undefined}>
      <input
        ref={input}
        type="file"
        className={classes.input}
        accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-invalid={errorId ? true : undefined}
        aria-describedby={errorId}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          setOver(false);
          const files = [...event.dataTransfer.files];
          if (files.length < 2) return;
          event.preventDefault();
          choose(files);
        }}
        onChange={(event) => {
          choose([...(event.currentTarget.files ?? [])]);
          // The same file, corrected meanwhile, may be chosen again.
          event.currentTarget.value = '';
        }}
      />
      {file ? (
        <IconFileSpreadsheet size={32} stroke={1.5} aria-hidden />
      ) : (
        <IconUpload size={32} stroke={1.5} aria-hidden />
      )}
      {over ? (
        <Text fw={500}>{submit.dropHere}</Text>
      ) : (
        <>
          {file && (
            <Text fw={500} className={classes.name}>
              {submit.chosen(file.name, file.size)}
            </Text>
          )}
          <Text>
            <span className={classes.action}>{file ? submit.change : submit.choose}</span> {submit.drop}
          </Text>
          <Text size="sm" c="dimmed">
            {submit.accepted(limits.fileBytes)}
          </Text>
        </>
      )}
    </label>
  );
}
