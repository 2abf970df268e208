'use client';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import classes from './file-zone.module.css';

interface FileZoneProps {
  /** Of the input, which takes the focus. */
  id?: string;
  accept: string;
  multiple?: boolean;
  /** Id of the text that says what is wrong. */
  errorId?: string | undefined;
  choose: (files: readonly File[]) => void;
  /** What stands in it, while something is held over it and otherwise. */
  children: (over: boolean) => ReactNode;
}

/** Files by the system's dialog (keyboard included) or by dropping them. */
export function FileZone({ id, accept, multiple = false, errorId, choose, children }: FileZoneProps) {
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
        id={id}
        type="file"
        className={classes.input}
        accept={accept}
        multiple={multiple}
        aria-invalid={errorId ? true : undefined}
        aria-describedby={errorId}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          setOver(false);
          const files = [...event.dataTransfer.files];
          if (multiple || files.length < 2) return;
          // A browser drops nothing where several are not wanted; here it is said.
          event.preventDefault();
          choose(files);
        }}
        onChange={(event) => {
          choose([...(event.currentTarget.files ?? [])]);
          // The same file, corrected meanwhile, may be chosen again.
          event.currentTarget.value = '';
        }}
      />
      {children(over)}
    </label>
  );
}

/** What opens the dialog, within the zone. */
export function ZoneAction({ children }: { children: string }) {
  return <span className={classes.action}>{children}</span>;
}
