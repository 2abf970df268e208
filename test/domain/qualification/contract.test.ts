import { describe, expect, test } from 'vitest';
import { judgeNewContract, judgeTerms, type ContractForm } from '#domain/qualification/contract';
import { operatorCodeOf } from '#domain/accounts/operator';

const sound: ContractForm = {
  operatorId: 'operator-alpha',
  operatorName: '',
  identifiant: '54321',
  masterCode: '00042',
  qualificationType: 'aliase',
  email: 'qpc@alpha.example',
  dailyProfiles: '',
  optionActive: true,
  unknownAsWord: false,
};

describe('a contract as it is typed', () => {
  test('becomes one with the limit of the house or its own', () => {
    expect(judgeNewContract(sound)).toEqual({
      ok: true,
      value: {
        operator: { id: 'operator-alpha' },
        identifiant: '54321',
        masterCode: '00042',
        qualificationType: 'aliase',
        email: 'qpc@alpha.example',
        dailyProfiles: null,
        optionActive: true,
        unknownAsWord: false,
      },
    });
    expect(judgeTerms({ ...sound, dailyProfiles: '250 000' })).toMatchObject({
      ok: true,
      value: { dailyProfiles: 250_000 },
    });
    expect(judgeTerms({ ...sound, dailyProfiles: '4000000' })).toMatchObject({ ok: true });
  });

  test.each<[string, Partial<ContractForm>, object]>([
    ['no company at all', { operatorId: '' }, { operatorName: 'missing' }],
    ['an identifiant of four digits', { identifiant: '5432' }, { identifiant: 'fiveDigits' }],
    ['no identifiant', { identifiant: ' ' }, { identifiant: 'missing' }],
    ['a code maître with a letter', { masterCode: '0004a' }, { masterCode: 'fiveDigits' }],
    ['an unknown type', { qualificationType: 'autre' }, { qualificationType: 'missing' }],
    ['an address without @', { email: 'alpha.example' }, { email: 'malformed' }],
    ['a limit of words', { dailyProfiles: 'beaucoup' }, { dailyProfiles: 'notACount' }],
    ['a limit below nothing', { dailyProfiles: '-1' }, { dailyProfiles: 'notACount' }],
    ['a limit that its uploads cannot carry', { dailyProfiles: '4 000 001' }, { dailyProfiles: 'notACount' }],
    [
      'everything empty',
      { operatorId: '', identifiant: '', masterCode: '', email: '' },
      { operatorName: 'missing', identifiant: 'missing', masterCode: 'missing', email: 'missing' },
    ],
  ])('with %s is refused, every field named', (_name, change, problems) => {
    expect(judgeNewContract({ ...sound, ...change })).toEqual({ ok: false, problems });
  });

  test.each([
    ['Bêta Mobile', 'beta-mobile'],
    ['  L’Opérateur & Cie (SAS) ', 'l-operateur-cie-sas'],
    ['株式会社', 'operateur'],
    ['Une raison sociale vraiment très longue', 'une-raison-sociale-vraim'],
  ])('gives the operator %s the code %s, which a workflow id can carry', (name, code) => {
    expect(operatorCodeOf(name)).toBe(code);
  });
});
