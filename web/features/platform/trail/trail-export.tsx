'use client';
import { paths, type TrailQuery } from '#web/paths';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { ExportLinks } from '#web/kit/ui/export-links.tsx';

/** « Exporter »: what the search finds, as a file. */
export function TrailExport({ filter, limit }: { filter: TrailQuery; limit: number }) {
  const { export: words } = useMessages().journal;
  const href = (format: string) => paths.api.trail({ ...filter, format });
  return (
    <ExportLinks words={words} hrefs={{ xlsx: href('xlsx'), csv: href('csv') }} note={words.limit(limit)} />
  );
}
