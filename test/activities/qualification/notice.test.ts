import { describe, expect, test } from 'vitest';
import type { Mail } from '#activities/platform/mail/client';
import type { Qualification, User } from '#prisma/client';
import { aWorld, morning, within } from '#test/support/activities';
import { aProcess, aQualification, aUser } from '#test/support/rows';
import type { NoticeInput } from '#workflows/qualification/notice/contract';

const workflowId = 'notice:alpha:s1:run-1';
const input: NoticeInput = {
  submissionId: 's1',
  runId: 'run-1',
  userId: 'user-alpha.user',
  operatorId: 'operator-alpha',
  operatorCode: 'alpha',
  startedAt: morning,
};

/** A qualification that has ended, and who is to be told. */
async function given(qualification: Partial<Qualification> = {}, user: Partial<User> = {}) {
  const mails: Mail[] = [];
  const world = await aWorld({
    mailer: { send: async (mail) => void mails.push(mail), close: () => undefined },
  });
  const { db, activities } = world;
  await db.user.create({ data: aUser(user) });
  await db.qualification.create({
    data: aQualification({ state: 'completed', lines: 12_340, profiles: 12_000, ...qualification }),
  });
  await db.process.create({ data: aProcess({ state: 'completed' }) });
  const run = within(workflowId);
  return {
    ...world,
    mails,
    send: (runId = 'run-1') => run(() => activities.sendNoticeMail({ ...input, runId })),
    open: (revision: number) => run(() => activities.openNotice(input, { revision })),
    end: (state: 'completed' | 'rejected', revision: number) =>
      run(() => activities.endNotice(input, state, { revision })),
    /** The qualification was run again and came to another end. */
    again: async (state: 'completed' | 'rejected', runId: string) => {
      await db.qualification.updateMany({ data: { state } });
      await db.process.updateMany({ where: { kind: 'qualification' }, data: { state, runId } });
    },
    row: () => db.process.findUnique({ where: { workflowId } }),
  };
}

describe('the mail at the end', () => {
  test('of a qualification that is done says so, with its file, its lines and where to fetch the results', async () => {
    const { send, mails } = await given();
    expect(await send()).toBe(true);
    expect(mails).toEqual([
      {
        to: 'alpha.user@alpha-telecom.example',
        messageId: expect.stringMatching(/^<notice\.s1\.\S+@jalon>$/),
        subject: 'Votre fichier a été qualifié',
        text: `Bonjour Karim Belkacem,

Fichier « numéros.csv », 12\u202f340 lignes.
Il a été qualifié, il est disponible au téléchargement :

https://portail.example/qualifications/s1

Vous recevez ce message parce que vous avez choisi « M'avertir par courriel ».

Maison Test
`,
      },
    ]);
  });

  test('of a rejected one says that, and where the detail is', async () => {
    const { send, mails } = await given({ state: 'rejected', comment: 'networkRefused', lines: 1 });
    await send();
    expect(mails[0]?.subject).toBe('Votre fichier a été rejeté');
    expect(mails[0]?.text).toContain('Fichier « numéros.csv », 1 ligne.');
    expect(mails[0]?.text).toContain(
      'Il a été rejeté, il contient une anomalie qui empêche son traitement par le système. Le détail :\n\nhttps://portail.example/qualifications/s1\n',
    );
  });

  test.each([
    ['cancelled', 'saisi deux fois', "L'exploitation a annulé son traitement.\nMotif : saisi deux fois\n"],
    ['stopped', null, 'Son traitement a été arrêté.\n'],
    ['lostFile', null, "Le service n'en a plus d'exemplaire.\n"],
  ])('of one that was %s does not blame the file', async (comment, stopReason, cause) => {
    const { send, mails } = await given({ state: 'rejected', comment, stopReason });
    await send();
    expect(mails[0]?.subject).toBe("Votre fichier n'a pas été qualifié");
    expect(mails[0]?.text).toContain(`${cause}Le fichier n'est pas en cause`);
    expect(mails[0]?.text).not.toMatch(/anomalie|rejeté/);
  });

  test('goes out once, however often the step is repeated', async () => {
    const { send, mails } = await given();
    for (let time = 0; time < 3; time += 1) expect(await send()).toBe(true);
    expect(mails).toHaveLength(1);
  });

  test('keeps its Message-ID when the server took it and its answer was lost', async () => {
    const { send, mails, db } = await given();
    await send();
    await db.sentMail.updateMany({ data: { sentAt: null } });
    await send();
    expect(mails).toHaveLength(2);
    expect(mails[1]).toEqual(mails[0]);
  });

  test('is another one when the qualification was run again, also to the same end', async () => {
    const { send, mails, again } = await given({ state: 'rejected' });
    await send();
    await again('completed', 'run-2');
    await send('run-2');
    await again('completed', 'run-3');
    await send('run-3');
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Votre fichier a été rejeté',
      'Votre fichier a été qualifié',
      'Votre fichier a été qualifié',
    ]);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(3);
  });

  test('of an end that another run has followed is not sent, and its notice ends', async () => {
    const { send, end, open, again, mails, row } = await given({ state: 'rejected' });
    await open(1);
    await again('completed', 'run-2');
    expect(await send()).toBe(false);
    await end('rejected', 2);
    expect(mails).toEqual([]);
    expect(await row()).toMatchObject({ state: 'rejected', endedBy: null });
  });

  test('tells the end that holds where an older version did not say of which run', async () => {
    const { activities, again, mails } = await given({ state: 'rejected' });
    await again('completed', 'run-2');
    const { runId: _, ...older } = input;
    expect(await within('notice:alpha:s1')(() => activities.sendNoticeMail(older))).toBe(true);
    expect(mails.map(({ subject }) => subject)).toEqual(['Votre fichier a été qualifié']);
  });

  test('goes to the address of the account as it is when it is sent', async () => {
    const { send, mails, db } = await given();
    await db.user.updateMany({ data: { email: 'new@alpha-telecom.example' } });
    await send();
    expect(mails[0]?.to).toBe('new@alpha-telecom.example');
  });

  test.each([
    ['whose account was disabled meanwhile', {}, { disabledAt: new Date(morning) }],
    ['that was reset and goes on', { state: 'inProgress' }, {}],
    ['that is being verified again', { state: 'acknowledged' }, {}],
    ['that was refused', { state: 'refused' }, {}],
    ['whose results were removed meanwhile', { purgedAt: new Date(morning) }, {}],
  ] as const)('is not sent for one %s, and the notice ends', async (_who, qualification, user) => {
    const { send, end, open, mails, row } = await given(qualification, user);
    await open(1);
    expect(await send()).toBe(false);
    await end('rejected', 2);
    expect(mails).toEqual([]);
    expect(await row()).toMatchObject({ state: 'rejected', endedBy: null });
  });
});

describe('a notice', () => {
  test('is a process of its own, with its wait and its end', async () => {
    const { open, end, send, row, activities, clock } = await given();
    await open(1);
    const wait = { for: 'mail', since: morning, until: morning } as const;
    await within(workflowId)(() => activities.showNotice(input, { state: 'inProgress', wait, revision: 2 }));
    expect(await row()).toMatchObject({
      kind: 'notice',
      operatorId: 'operator-alpha',
      reference: 's1',
      state: 'inProgress',
      waitingFor: 'mail',
      endedAt: null,
    });
    await send();
    await end('completed', 3);
    expect(await row()).toMatchObject({ state: 'completed', waitingFor: null, endedAt: clock.now() });
  });

  test('ends when its mail was refused for good', async () => {
    const { open, end, send, mails, row, dependencies } = await given();
    await open(1);
    dependencies.mailer.send = () => Promise.reject(new Error('550'));
    await send().catch(() => undefined);
    await end('rejected', 2);
    expect(mails).toEqual([]);
    expect(await row()).toMatchObject({ state: 'rejected' });
  });
});
