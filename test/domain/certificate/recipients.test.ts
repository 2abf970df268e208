import { expect, test } from 'vitest';
import { certificateRecipients, type Candidate } from '#domain/certificate/recipients';

const holder: Candidate = { role: 'operatorUser', holds: true };
const colleague: Candidate = { role: 'operatorUser', holds: false };
const administrator: Candidate = { role: 'operatorAdmin', holds: false };
const contract: Candidate = { role: 'contract', holds: true };

test('mails about certificates reach who holds the e-service, the administrators where nobody does, and no contract [OWF-198]', () => {
  expect(certificateRecipients([holder, colleague, administrator, contract])).toEqual([holder]);
  expect(certificateRecipients([{ ...administrator, holds: true }, holder])).toHaveLength(2);
  expect(certificateRecipients([colleague, administrator, contract])).toEqual([administrator]);
  expect(certificateRecipients([colleague, contract])).toEqual([]);
});
