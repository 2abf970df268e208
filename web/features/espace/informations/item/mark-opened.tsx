'use client';
import { startTransition, useEffect } from 'react';
import { opened } from '../actions.ts';

/** A page that a browser only fetched is not read: it is once it is shown. */
export function MarkOpened({ id }: { id: string }) {
  useEffect(() => {
    startTransition(async () => {
      // It stays unread, and will be marked the next time.
      await opened(id).catch(() => {});
    });
  }, [id]);
  return null;
}
