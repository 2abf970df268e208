import { expect, test } from 'vitest';
import { loadConfig } from '#config';
import { declare, type Declarable } from '#tools/declaration';
import { Trouble } from '#tools/trouble';

const { temporal } = loadConfig({ TEMPORAL_ADDRESS: 'temporal.example:7233' });
const names = Object.keys(temporal.searchAttributes);

/** A server that has `present` and answers the calls named in `codes` with that gRPC code. */
function aServer(present: string[], codes: Partial<Record<keyof Declarable, number>> = {}) {
  const told: unknown[] = [];
  const answer = async (call: keyof Declarable) => {
    const code = codes[call];
    if (code !== undefined) throw Object.assign(new Error(`${code} from the server`), { code });
  };
  const server: Declarable = {
    async setRetention(days) {
      await answer('setRetention');
      told.push({ days });
    },
    async searchAttributes() {
      await answer('searchAttributes');
      return present;
    },
    async addSearchAttributes(attributes) {
      await answer('addSearchAttributes');
      told.push(Object.fromEntries(attributes));
    },
  };
  const lines: string[] = [];
  return { told, lines, declare: () => declare(server, temporal, (line) => lines.push(line)) };
}

test('a server gets the retention and every search attribute that it lacks', async () => {
  const server = aServer(['JalonOperator', 'Other']);
  await server.declare();
  const { JalonOperator: present, ...missing } = temporal.searchAttributes;
  expect(present).toBe('Keyword');
  expect(server.told).toEqual([{ days: 30 }, missing]);
  expect(server.lines).toEqual([]);
});

test('a server that has them all is asked for nothing more', async () => {
  const server = aServer(names, { addSearchAttributes: 7 });
  await server.declare();
  expect(server.told).toEqual([{ days: 30 }]);
});

test.each([7, 12])('without permission (%i) the missing ones are named with their types', async (code) => {
  const server = aServer(names.slice(1), { addSearchAttributes: code });
  await expect(server.declare()).rejects.toThrow(Trouble);
  await expect(server.declare()).rejects.toThrow(
    /temporal\.example:7233, namespace default, lacks .* by hand: JalonOperator \(Keyword\)$/,
  );
});

test('a retention that may not be set is said, and hinders nothing', async () => {
  const server = aServer([], { setRetention: 7 });
  await server.declare();
  expect(server.lines).toEqual([expect.stringContaining('set it to 30 days by hand')]);
  expect(server.told).toEqual([temporal.searchAttributes]);
});

test('where search attributes cannot be seen, what is needed is said', async () => {
  const server = aServer([], { searchAttributes: 12, addSearchAttributes: 12 });
  await server.declare();
  for (const name of names) expect(server.lines.join()).toContain(name);
});

test('a key that the server does not know is named by its setting', async () => {
  await expect(aServer([], { setRetention: 16 }).declare()).rejects.toThrow(/TEMPORAL_API_KEY/);
});

test('a server that does not answer yet is no refusal', async () => {
  await expect(aServer([], { searchAttributes: 14 }).declare()).rejects.not.toThrow(Trouble);
});
