import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CancelledFailure } from '@temporalio/common';
import { expect, onTestFinished, test } from 'vitest';
import { fileStore } from '#activities/platform/files/store';
import { workingFiles } from '#activities/qualification/working-files';
import { networkClient } from '#activities/qualification/network-client';
import { answersFile } from '#domain/qualification/files';
import { partsOf } from '#domain/qualification/parts';
import { failureOf, anEnvironment, anInput, aWorld, within } from '#test/support/activities';
import { aSimulator } from '#test/simulator/running';

const numbers = (count: number, from = 10_000_000) =>
  Array.from({ length: count }, (_, n) => `336${String(from + n).padStart(8, '0')}`);

/** A verified file with these distinct identifiers, and the network at `url`. */
async function aFile(url: string, identifiers: string[], qualificationType = 'nonAliase') {
  const world = await aWorld({ network: networkClient(url), contract: { qualificationType } });
  const files = workingFiles(fileStore(world.dataDir), 's1');
  await files.writeInput(identifiers, []);
  const parts = partsOf(identifiers.length);
  return {
    ...world,
    ask: (number = 0) => {
      const part = parts[number];
      if (!part) throw new RangeError('There is no such part');
      return within()(() => world.activities.askNetwork(anInput(), part));
    },
    answers: async (number = 0) => {
      const part = parts[number];
      return part ? files.readAnswers(part) : [];
    },
  };
}

async function theNetwork() {
  const simulator = await aSimulator();
  return {
    ...simulator,
    url: `${simulator.base}/network`,
    /** Oldest first. */
    async log() {
      const entries = (await simulator.read('/log?limit=1000')) as {
        key: string;
        count: number;
        repeats: number;
      }[];
      return entries.toReversed();
    },
    fault: (mode: string, times: number | 'until-cleared' = 1) =>
      simulator.post('/faults', { kind: 'network', mode, times }),
  };
}

test('a part is asked in batches of at most 1,000, each number once, and the answers keep the order of the file', async () => {
  const network = await theNetwork();
  const identifiers = numbers(2_345);
  const file = await aFile(network.url, identifiers);
  await file.ask();
  const log = await network.log();
  expect(log).toHaveLength(3);
  expect(new Map(log.map(({ key, count }) => [key, count]))).toEqual(
    new Map([
      ['qualification:alpha:s1:profiles:0', 1_000],
      ['qualification:alpha:s1:profiles:1000', 1_000],
      ['qualification:alpha:s1:profiles:2000', 345],
    ]),
  );
  expect((await file.answers()).map(({ msisdn }) => msisdn)).toEqual(identifiers);
});

test('the second part begins where the first ends, under keys of its own', async () => {
  const network = await theNetwork();
  const identifiers = numbers(5_001);
  const file = await aFile(network.url, identifiers);
  await file.ask(1);
  expect((await network.log()).map(({ key, count }) => [key, count])).toEqual([
    ['qualification:alpha:s1:profiles:5000', 1],
  ]);
  expect((await file.answers(1)).map(({ msisdn }) => msisdn)).toEqual(identifiers.slice(5_000));
});

test('a part whose answers are there is not asked again', async () => {
  const network = await theNetwork();
  const file = await aFile(network.url, numbers(10));
  await file.ask();
  await file.ask();
  expect(await network.log()).toMatchObject([{ repeats: 0 }]);
});

test('a worker that died before it kept the answers asks under the same keys: one effect each', async () => {
  const network = await theNetwork();
  const file = await aFile(network.url, numbers(1_500));
  await file.ask();
  const first = await file.answers();
  await rm(join(file.dataDir, answersFile('s1', 0)));
  await file.ask();
  expect(await file.answers()).toEqual(first);
  expect((await network.log()).map(({ repeats }) => repeats)).toEqual([1, 1]);
});

test('two attempts of the same part at once have one effect for each batch', async () => {
  const network = await theNetwork();
  const file = await aFile(network.url, numbers(1_500));
  await Promise.all([file.ask(), file.ask()]);
  expect(await network.log()).toHaveLength(2);
  expect(await file.answers()).toHaveLength(1_500);
});

test('a network that answers 503 is unavailable: the part may be asked again and nothing was kept', async () => {
  const network = await theNetwork();
  const file = await aFile(network.url, numbers(10));
  await network.fault('unavailable');
  const failure = await failureOf(file.ask());
  expect(failure).toMatchObject({ type: 'NetworkUnavailable', nonRetryable: false });
  expect(failure.message).toBe('The network answered 503');
  expect(await file.files()).not.toContain(answersFile('s1', 0));
  await file.ask();
  expect(await file.answers()).toHaveLength(10);
});

test('a network that answers 422 has refused for good', async () => {
  const network = await theNetwork();
  const file = await aFile(network.url, [...numbers(5), '33600000005']);
  const failure = await failureOf(file.ask());
  expect(failure).toMatchObject({ type: 'NetworkRefused', nonRetryable: true });
  expect(failure.message).not.toMatch(/33\d{9}/);
});

test('an answer that was lost is asked for again under the same key, and acts once', async () => {
  const network = await theNetwork();
  const file = await aFile(network.url, [...numbers(5), '33600000006']);
  const failure = await failureOf(file.ask());
  expect(failure).toMatchObject({ type: 'NetworkUnavailable', message: 'The network does not answer' });
  await file.ask();
  expect(await network.log()).toMatchObject([{ count: 6, repeats: 1 }]);
});

test('a network that nobody runs is unavailable', async () => {
  const network = await theNetwork();
  const file = await aFile(network.url, numbers(1));
  await network.simulator.close();
  expect(await failureOf(file.ask())).toMatchObject({ type: 'NetworkUnavailable' });
});

test('an alias is asked as an alias and answered with the number behind it [QPC-064]', async () => {
  const network = await theNetwork();
  const file = await aFile(network.url, ['000612345678', '000712345678'], 'aliase');
  await file.ask();
  expect((await file.answers()).map(({ msisdn }) => msisdn)).toEqual(['33612345678', '33712345678']);
});

test('identifiers that were lost from the disk are noticed before the network is asked', async () => {
  const network = await theNetwork();
  const file = await aFile(network.url, numbers(10));
  await workingFiles(fileStore(file.dataDir), 's1').writeInput(numbers(9), []);
  await expect(file.ask()).rejects.toThrow('shorter than its process knows');
  expect(await network.log()).toEqual([]);
});

/** A network that answers every batch with this body. */
async function aNetworkThatSays(answer: (identifiers: string[]) => string | undefined): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { identifiers } = JSON.parse(body) as { identifiers: string[] };
      const text = answer(identifiers);
      if (text !== undefined) response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listens on TCP
}

const profile = (msisdn: string) => ({ msisdn, onNetwork: false, handset: null });

test.each([
  ['no JSON', () => 'sorry'],
  ['another shape', () => '{}'],
  ['one profile too few', (ids: string[]) => JSON.stringify({ profiles: ids.slice(1).map(profile) })],
  [
    'one profile too many',
    (ids: string[]) => JSON.stringify({ profiles: [...ids, '33699999999'].map(profile) }),
  ],
  ['another order', (ids: string[]) => JSON.stringify({ profiles: ids.toReversed().map(profile) })],
  [
    'a class that does not exist',
    (ids: string[]) =>
      JSON.stringify({
        profiles: ids.map((id) => ({
          ...profile(id),
          onNetwork: true,
          handset: { clickable: 1, mmsClass: 90, videoClass: 0, wapPush: 0 },
        })),
      }),
  ],
])('an answer of %s is not believed, and quotes nothing', async (_, answer) => {
  const file = await aFile(await aNetworkThatSays(answer), numbers(3));
  const failure = await failureOf(file.ask());
  expect(failure.type).toBe('NetworkUnavailable');
  expect(failure.message).not.toMatch(/\d{9}/);
  expect(await file.files()).not.toContain(answersFile('s1', 0));
});

test('a worker that stops does not wait for the network', async () => {
  const asked = Promise.withResolvers<void>();
  const url = await aNetworkThatSays(() => {
    asked.resolve();
    return undefined;
  });
  const file = await aFile(url, numbers(3));
  const environment = anEnvironment();
  const [part] = partsOf(3);
  if (!part) throw new Error('three profiles make a part');
  const asking = environment.run(() => file.activities.askNetwork(anInput(), part));
  await asked.promise;
  environment.cancel('WORKER_SHUTDOWN');
  await expect(asking).rejects.toBeInstanceOf(CancelledFailure);
});
