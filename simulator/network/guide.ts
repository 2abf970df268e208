import { operators, unknownHandsetPercent } from './profiles.ts';
import { sentinelAlias, sentinels } from './sentinels.ts';
import { html } from '../pages/html.ts';
import { table } from '../pages/table.ts';

/** What each number brings: the rules of the seed and the sentinels. */
export const networkSection = html` <h2>The mobile network</h2>
  <p>
    A number’s operator and handset are drawn by a hash of its eleven digits (FNV-1a, mixed by Murmur3’s
    finaliser), never by its Arcep block: every number counts as if it had been ported. An alias has the
    profile of the number behind it.
  </p>
  ${table(
    ['Opérateur exploitant technique', 'Managed by Orange', 'Share'],
    operators.map(({ opet, onNetwork, perMille }) => [opet, onNetwork ? 'yes' : 'no', `${perMille / 10} %`]),
  )}
  <p>Of the managed numbers ${unknownHandsetPercent} % have no handset data.</p>
  <h3>Sentinels</h3>
  <p>One such number in a batch is enough. As an alias it is written 000 and its last nine digits.</p>
  ${table(
    ['MSISDN', 'Alias', 'What happens'],
    sentinels.map(({ msisdn, effect }) => [
      html`<code>${msisdn}</code>`,
      html`<code>${sentinelAlias(msisdn)}</code>`,
      effect,
    ]),
  )}`;
