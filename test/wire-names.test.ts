import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { payloadShapes } from './support/payload-shapes.ts';
import * as data from './support/wire-data.ts';
import * as portal from './support/wire-portal.ts';
import * as temporal from './support/wire-temporal.ts';

/**
 * Names that leave the code: into histories and rows, into mails, bookmarks and the settings of an installation. Files and
 * folders may move and functions may be renamed; none of these may go or change. The list grows with `vitest -u`, which
 * refuses while a name is missing; to take one out on purpose, delete its line by hand and say in the commit what becomes
 * of what still uses it.
 */
interface Section {
  title: string;
  /** What a name that goes or changes would break. */
  breaks: string;
  names: () => readonly string[] | Promise<readonly string[]>;
}

const running = 'Processes that are under way would stall: their histories name it.';

const sections: readonly Section[] = [
  { title: 'Types of workflows', breaks: running, names: temporal.workflowTypes },
  { title: 'Types of activities', breaks: running, names: temporal.activityTypes },
  {
    title: 'Signals, updates and queries',
    breaks: 'Messages to processes that are under way, also those in their histories, would find no handler.',
    names: temporal.messages,
  },
  {
    title: 'Patches',
    breaks: 'Processes that were started before the patch or after it would not replay.',
    names: temporal.patches,
  },
  {
    title: 'Types of failures',
    breaks: 'Processes decide by them, also when they replay: they would take another branch.',
    names: temporal.failures,
  },
  {
    title: 'Schedules',
    breaks: 'The schedule of before would stay on the server beside the new one.',
    names: temporal.scheduled,
  },
  {
    title: 'Starts of processes',
    breaks:
      'The same form, sent or taken up again, would begin a second process; the portal would not find the first.',
    names: temporal.started,
  },
  {
    title: 'Namespace, task queues and search attributes',
    breaks:
      'Open processes would wait for a worker that listens elsewhere; searches in Temporal would find nothing.',
    names: temporal.declared,
  },
  {
    title: 'Tasks',
    breaks:
      'Open tasks would be raised twice and never closed, and their page could not read what they are about.',
    names: temporal.raised,
  },
  {
    title: 'Shapes of payloads',
    breaks:
      'Processes under way would read undefined from what their histories, or the version before, have written.',
    names: payloadShapes,
  },
  {
    title: 'Words in the columns of the database',
    breaks: 'Rows that are there would show as unknown, or not be found by their filters and sums.',
    names: data.wordsOfColumns,
  },
  {
    title: 'Tables and columns',
    breaks: 'A migration has to carry the rows over; the version before could not run beside this one.',
    names: data.columns,
  },
  {
    title: 'Migrations',
    breaks: 'A database that has had it refuses to start: its name or its content is another.',
    names: data.migrations,
  },
  { title: 'Keys of mails', breaks: 'Mails that were sent would be sent again.', names: data.mailKeys },
  {
    title: 'Made with secrets',
    breaks:
      'Links in mails that were sent would not open; authenticators and recovery codes would not be known.',
    names: data.secretsMade,
  },
  {
    title: 'Keys that are put together',
    breaks:
      'What was done under the former key would be done again; audit rows would not be found by their subject.',
    names: temporal.compositeKeys,
  },
  {
    title: 'Files of the data directory',
    breaks:
      'Files, databases and secrets of an installation would not be found; the secrets would be made anew.',
    names: data.dataFiles,
  },
  {
    title: 'Cookies, headers and metrics',
    breaks: 'People would be logged out or lose their choices; dashboards and alerts would read nothing.',
    names: temporal.ownNames,
  },
  {
    title: 'Pages and routes',
    breaks: 'Bookmarks, links in mails and open pages would get a 404.',
    names: portal.addresses,
  },
  {
    title: 'Built addresses',
    breaks: 'Bookmarks, links in mails and open pages would get a 404.',
    names: portal.built,
  },
  {
    title: 'Parameters of addresses',
    breaks: 'Bookmarked lists would lose their filters.',
    names: portal.parameters,
  },
  { title: 'Slugs', breaks: 'Bookmarks and links in publications would get a 404.', names: portal.slugs },
  {
    title: 'Matcher of the proxy',
    breaks: 'Uploads would be cut at 10 MB, or pages lose their content security policy.',
    names: portal.matchers,
  },
  {
    title: 'Environment variables',
    breaks: 'Settings of an installation would be ignored.',
    names: portal.environment,
  },
];

const file = join(import.meta.dirname, 'wire-names.txt');
const known = existsSync(file) ? sectionsOf(readFileSync(file, 'utf8')) : new Map<string, string[]>();

/** Each title with the lines below it. */
function sectionsOf(text: string): Map<string, string[]> {
  const parts = text.split(/^# /m).slice(1);
  return new Map(
    parts.map((part) => {
      const [title = '', ...lines] = part.split('\n');
      return [title, lines.filter(Boolean)];
    }),
  );
}

const sorted = (names: readonly string[]) =>
  [...new Set(names)].toSorted((one, other) => (one < other ? -1 : 1));
const present = new Map<string, string[]>();
for (const { title, names } of sections) present.set(title, sorted(await names()));

describe('names that others rely on', () => {
  test.each(sections)('$title: no name is gone or changed', ({ title, breaks }) => {
    const here = present.get(title) ?? [];
    expect(here).not.toEqual([]);
    const gone = (known.get(title) ?? []).filter((name) => !here.includes(name));
    expect(gone, `${title}: ${breaks} See the head of this file`).toEqual([]);
  });

  test('every name is in the list, in one of its sections', async () => {
    expect([...known.keys()].filter((title) => !present.has(title))).toEqual([]);
    const gone = [...known].flatMap(([title, names]) =>
      names.filter((name) => !present.get(title)?.includes(name)),
    );
    expect(gone, 'Names that are gone or changed keep the list from growing').toEqual([]);
    const text = [...present].map(([title, names]) => `# ${title}\n${names.join('\n')}\n`).join('\n');
    await expect(
      text,
      'New names: add them with `vitest run test/wire-names.test.ts -u`',
    ).toMatchFileSnapshot(file);
  });
});
