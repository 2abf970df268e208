import { describe, expect, test } from 'vitest';
import { canonicalIdentifier, qualificationTypeOf } from '#domain/kit/references/identifier';

describe('a file of MSISDNs', () => {
  test.each([
    ['612345678', '33612345678'],
    ['0612345678', '33612345678'],
    ['33612345678', '33612345678'],
    ['+33612345678', '33612345678'],
  ])('accepts %s, one of the four written forms [QPC-062]', (text, canonical) => {
    expect(canonicalIdentifier('nonAliase', text)).toBe(canonical);
  });

  test.each([
    ['712345678', '33712345678'],
    ['0712345678', '33712345678'],
    ['33712345678', '33712345678'],
    ['+33712345678', '33712345678'],
  ])('accepts %s, since 7 opens mobile numbers as 6 does [QPC-063]', (text, canonical) => {
    expect(canonicalIdentifier('nonAliase', text)).toBe(canonical);
  });

  test.each([
    ['0710000000', 'a block that is not open'],
    ['0639980001', 'a block kept for films'],
    ['600000000', 'only zeros'],
  ])('accepts %s (%s): the rule is about form only [QPC-063]', (text) => {
    expect(canonicalIdentifier('nonAliase', text)).toBe(`33${text.replace(/^0/, '')}`);
  });

  test.each([
    ['', 'nothing'],
    [' ', 'a blank'],
    [' 0612345678', 'a blank before'],
    ['0612345678 ', 'a blank behind'],
    ['06 12 34 56 78', 'blanks between'],
    ['06.12.34.56.78', 'dots between'],
    ['06\u00a012345678', 'a no-break space'],
    ['0612345678\n', 'a line end'],
    ['0033612345678', 'the prefix 00'],
    ['+33 612345678', 'a blank behind the country'],
    ['+330612345678', 'the zero kept behind the country'],
    ['(+33)612345678', 'brackets'],
    ['++33612345678', 'two plus signs'],
    ['+612345678', 'a plus sign without the country'],
    ['+0612345678', 'a plus sign before the zero'],
    ['33 612345678', 'a blank behind 33'],
    ['+32612345678', 'another country'],
    ['61234567', 'one digit too few'],
    ['6123456789', 'one digit too many'],
    ['061234567', 'nine characters with the zero'],
    ['06123456789', 'eleven characters with the zero'],
    ['336123456789', 'twelve digits'],
    ['0112345678', 'a fixed line'],
    ['0512345678', 'no mobile prefix'],
    ['0812345678', 'a special number'],
    ['33512345678', 'no mobile prefix behind the country'],
    ['06l2345678', 'a letter that looks like a digit'],
    ['06A2345678', 'a letter'],
    ['6.12345678E8', 'a number as spreadsheets write it'],
    ['٠٦١٢٣٤٥٦٧٨', 'Arabic digits'],
    ['０６１２３４５６７８', 'full-width digits'],
    ['-612345678', 'a sign'],
    ['612345678;', 'a separator'],
    ['0612345678\n0612345679', 'two lines'],
  ])('refuses %j (%s) [QPC-062]', (text) => {
    expect(canonicalIdentifier('nonAliase', text)).toBeUndefined();
  });

  test('refuses the 12 digits of an alias: a file mixes nothing [QPC-064]', () => {
    expect(canonicalIdentifier('nonAliase', '000612345678')).toBeUndefined();
  });
});

describe('a file of aliases', () => {
  test.each(['000612345678', '123456789012', '336123456789'])(
    'takes the 12 digits %s as they are [QPC-064]',
    (text) => {
      expect(canonicalIdentifier('aliase', text)).toBe(text);
    },
  );

  test.each([
    '0612345678',
    '33612345678',
    '+33612345678',
    '612345678',
    '12345678901',
    '1234567890123',
    '12345678901x',
    ' 123456789012',
    '١٢٣٤٥٦٧٨٩٠١٢',
  ])('refuses %j, which has not the form of an alias [QPC-064]', (text) => {
    expect(canonicalIdentifier('aliase', text)).toBeUndefined();
  });
});

test('an unknown type de qualification is a bug, never a default', () => {
  expect(qualificationTypeOf('nonAliase')).toBe('nonAliase');
  expect(qualificationTypeOf('aliase')).toBe('aliase');
  expect(() => qualificationTypeOf('ALIASE')).toThrow('unknown type de qualification');
});
