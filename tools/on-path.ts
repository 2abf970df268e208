import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { environmentWith } from '#config';

/** The first of these programs on PATH, as a path; undefined without any. */
export function onPath(...names: string[]): string | undefined {
  const folders = (environmentWith({})['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
