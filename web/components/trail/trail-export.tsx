'use client';
import { paths, type TrailQuery } from '../../paths.ts';
import { useMessages } from '../locale.tsx';
import { ExportLinks } from '../ui/export-links.tsx';

/** « Exporter »: what the search finds, as a file. */
export function TrailExport({ filter, limit }: { filter: TrailQuery; limit: number }) {
  const { export: words } = useMessages().journal;
  const href = (format: string) => paths.api.trail({ ...filter, format });
  return (
    <ExportLinks words={words} hrefs={{ xlsx: href('xlsx'), csv: href('csv') }} note={words.limit(limit)} />
  );
}
