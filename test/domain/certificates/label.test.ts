import { describe, expect, test } from 'vitest';
import { namelessLabel, readLabel, slotOfLabel } from '#domain/certificates/label';
import { labelOf, sirenOf } from '#domain/certificates/subject';
import { certificateNames } from '#domain/services';

describe('the label of a certificate', () => {
  test.each([
    ['397480930_eRDV_prod', 'e-RDV', 'production'],
    ['397480930_eSAV_test', 'e-SAV', 'test'],
    ['397480930_Gra_prod', 'Grafic', 'production'],
    ['397480930_GRA_test', 'Grafic', 'test'],
    ['397480930_GRAFIC_PROD', 'Grafic', 'production'],
    ['397480930_fci_prod', 'FCI', 'production'],
    ['397480930_TAO_Test', 'TAO', 'test'],
    ['397480930_WebElig_prod', 'WebEligibilité', 'production'],
    ['397480930_WebEligibilité_test', 'WebEligibilité', 'test'],
    ['397480930_e-rdv_prod', 'e-RDV', 'production'],
    [' 397480930_eRDV_prod ', 'e-RDV', 'production'],
  ])('%s is for %s, %s, in whatever case [OWF-189]', (written, service, environment) => {
    expect(slotOfLabel(written)).toEqual({ service, environment });
  });

  test.each(certificateNames.map((name) => [name]))(
    'the name of %s itself is understood [OWF-187]',
    (name) => {
      expect(slotOfLabel(`397480930_${name}_test`)).toEqual({ service: name, environment: 'test' });
      expect(slotOfLabel(`397480930_${name.normalize('NFD')}_test`)?.service).toBe(name);
    },
  );

  test.each([
    'Test certificat à renouveler bientôt',
    '39748093_eRDV_prod',
    '3974809301_eRDV_prod',
    '397480930_eRDV_preprod',
    '397480930_eRDV',
    '397480930_autre_prod',
    '397480930__prod',
    'x397480930_eRDV_prod',
    '',
    `397480930_${'e'.repeat(100_000)}_prod`,
  ])('%s says no slot: a person chooses [OWF-189]', (written) => {
    expect(slotOfLabel(written)).toBeNull();
  });

  test('names the company before all else', () => {
    expect(readLabel('397480930_eRDV_prod')?.siren).toBe('397480930');
  });
});

test.each([
  ['397480930_eRDV_prod', '397480930_eRDV_prod'],
  ['397480930_GRA_test', '397480930_GRA_test'],
  ['Camille Durand', 'c1'],
  ['397480930_Durand_prod', 'c1'],
  ['Test certificat à renouveler bientôt', 'c1'],
])('%s is called %s where no name may stand', (label, called) => {
  expect(namelessLabel({ id: 'c1', label })).toBe(called);
});

describe('the subject of a certificate', () => {
  const cn = { type: 'CN', value: '397480930_eRDV_prod' };

  test.each([
    ['its label', [cn], '397480930'],
    ['ETSI EN 319 412-1', [cn, { type: 'organizationIdentifier', value: 'NTRFR-552100554' }], '552100554'],
    ['the RGS', [cn, { type: 'OU', value: '0002 552100554' }], '552100554'],
    ['the RGS, with an establishment', [{ type: 'OU', value: '0002 55210055400013' }], '552100554'],
    ['nothing', [{ type: 'CN', value: 'portail.alpha.example' }], null],
    ['another register', [{ type: 'organizationIdentifier', value: 'NTRDE-552100554' }], null],
    ['any nine digits', [{ type: 'OU', value: '552100554' }], null],
  ])('names its company after %s', (_after, attributes, siren) => {
    expect(sirenOf(attributes)).toBe(siren);
  });

  test('proposes as label the common name that fits the pattern, else the first one', () => {
    expect(labelOf([{ type: 'CN', value: 'Alpha' }, cn])).toBe(cn.value);
    expect(
      labelOf([
        { type: 'CN', value: ' Alpha ' },
        { type: 'CN', value: 'Bêta' },
      ]),
    ).toBe('Alpha');
    expect(labelOf([{ type: 'O', value: 'Alpha' }])).toBeNull();
  });
});
