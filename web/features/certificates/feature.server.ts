import 'server-only';
import type { FeatureServer } from '#web/kit/feature';
import { log, report } from '#web/server/errors';
import { certificateFormBytes } from './server/reading/form.ts';
import { certificateSubjects, searchCertificates } from './server/search.ts';
import { ownVault, rotateCertificates } from './server/vault.ts';

export const certificates: FeatureServer = {
  bodies: [
    {
      name: 'certificate',
      path: /^\/api\/certificates\/(read|deposit)$/,
      ...{ anonymousBytes: 0, bytes: certificateFormBytes, seconds: 120, perAddress: 20, inMemory: true },
    },
  ],
  boot: rotateKeys,
  search: searchCertificates,
  trail: {
    names: {
      certificate: async (db, ids) => {
        const rows = await db.certificate.findMany({
          where: { id: { in: [...ids] } },
          select: { id: true, label: true },
        });
        return new Map(rows.map(({ id, label }) => [id, label]));
      },
    },
    subjects: certificateSubjects,
  },
};

/** After the keys of certificates were changed (docs/runbook.md waits for what is logged here) or a portal was killed. */
async function rotateKeys(): Promise<void> {
  try {
    const { encrypted, keysLost, damaged } = await rotateCertificates(ownVault(), new Date());
    if (encrypted > 0) log().info({ encrypted }, 'certificates encrypted with the first key');
    if (Object.keys(keysLost).length > 0)
      log().error({ keysLost }, 'certificates are encrypted with keys that the settings do not hold');
    if (damaged.length > 0) log().error({ damaged }, 'files of certificates are damaged');
  } catch (error) {
    report(error, 'keys of certificates');
  }
}
