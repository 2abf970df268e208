import { expect, test } from 'vitest';
import { certificateRecipients, type Candidate } from '#domain/certificates/recipients';

const holder: Candidate = { role: 'operatorUser', holds: true };
const colleague: Candidate = { role: 'operatorUser', holds: false };
const administrator: Candidate = { role: 'operatorAdmin', holds: false };
const contract: Candidate = { role: 'contract', holds: true };

test('mails about certificates reach the administrators and who else holds the e-service, and no contract [OWF-198]', () => {
  expect(certificateRecipients([holder, colleague, administrator, contract])).toEqual([
    holder,
    administrator,
  ]);
  expect(certificateRecipients([colleague, administrator, contract])).toEqual([administrator]);
  expect(certificateRecipients([colleague, contract])).toEqual([]);
});
