import { describe, expect, test } from 'vitest';
import { safeReturn } from '#web/features/platform/identification/server/return-to';

const portal = 'https://portal.example';

describe('after the log-in', () => {
  test.each([
    ['/compte', '/compte'],
    ['/qualifications?after=abc#row', '/qualifications?after=abc#row'],
    ['https://portal.example/compte', '/compte'],
    ['/compte?_rsc=1a2b', '/compte'],
  ])('%s leads to %s', (asked, path) => {
    expect(safeReturn(asked, portal)).toBe(path);
  });

  test.each([
    undefined,
    null,
    '',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'http:evil.example',
    'https://portal.example@evil.example/',
    'https://portal.example//evil.example',
    'http://portal.example/compte',
    'javascript:alert(1)',
    'data:text/html,x',
    '\t//evil.example',
    'http://[',
    '/identification?retour=/compte',
    '/quitter',
    '/api/qualifications/x/result?format=csv',
  ])('%s leads to the home page', (asked) => {
    expect(safeReturn(asked, portal)).toBe('/');
  });
});
