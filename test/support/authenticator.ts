import { setTimeout as sleep } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';

const stepMs = 30_000;

/** An authenticator app that was given the key a page shows. Each code is another one, as the portal takes none twice. */
export function anAuthenticator(shownKey: string) {
  const totp = new TOTP({ secret: Secret.fromBase32(shownKey.replaceAll(/\s/g, '')) });
  let last = 0;
  return {
    /** The earliest code that is still taken; waits where the clock has to go on. */
    async code(): Promise<string> {
      let step = Math.max(last + 1, Math.floor(Date.now() / stepMs) - 1);
      // At the very end of a step its predecessor would be refused on arrival.
      if (Date.now() % stepMs > stepMs - 3_000) step = Math.max(step, Math.floor(Date.now() / stepMs));
      const ahead = (step - 1) * stepMs - Date.now();
      if (ahead > 0) await sleep(ahead + 100);
      last = step;
      return totp.generate({ timestamp: step * stepMs });
    },
    /** The one that was given last. */
    repeated: () => totp.generate({ timestamp: last * stepMs }),
  };
}

export type Authenticator = ReturnType<typeof anAuthenticator>;
