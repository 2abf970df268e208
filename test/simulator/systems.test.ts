import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { joined, systems } from '../../simulator/systems.ts';
import { aSimulator } from './running.ts';

const cwd = fileURLToPath(new URL('../../simulator/', import.meta.url));

describe('the list of systems', () => {
  it('holds every folder that declares one', () => {
    const folders = globSync('*/system.ts', { cwd }).map((file) => file.split('/')[0]);
    expect(new Set(systems.map(({ name }) => name))).toEqual(new Set(folders));
  });

  it.each(['faults', 'ports', 'paces'] as const)('gives a name of %s to one system only', (table) => {
    const names = systems.flatMap((system) => Object.keys(system[table] ?? {}));
    expect(names).toEqual(Object.keys(joined(table)));
  });
});

describe('the front page', () => {
  it('offers the faults and paces of every system, and says what each plays', async () => {
    const page = await (await (await aSimulator()).get('/')).text();
    for (const kind of Object.keys(joined('faults'))) expect(page).toContain(`<option>${kind}</option>`);
    for (const name of Object.keys(joined('paces'))) expect(page).toMatch(new RegExp(`name="${name}"`));
    for (const { plays } of systems) expect(page).toContain(plays);
  });

  it('documents paths that answer, those of every system among them', async () => {
    const { base, get } = await aSimulator();
    const page = await (await get('/')).text();
    const documented = [...page.matchAll(/<code>(GET|POST|DELETE) (\/[^<]*)<\/code>/g)];
    expect(documented.length).toBeGreaterThan(systems.flatMap(({ guide }) => guide).length);
    const unanswered = [];
    for (const [line, method = '', path = ''] of documented) {
      const { status } = await fetch(base + path.replaceAll(':', ''), { method });
      if ([404, 405, 500].includes(status)) unanswered.push(line);
    }
    expect(unanswered).toEqual([]);
  });
});
