import { describe, expect, test } from 'vitest';
import { webAddress } from '#domain/kit/web-address';

describe('an address to which a person may be sent', () => {
  test.each([
    ['https://tao.example/', 'https://tao.example/'],
    [' HTTPS://TAO.example/a?b=c#d ', 'https://tao.example/a?b=c#d'],
    ['http://127.0.0.1:3100/applications/tao', 'http://127.0.0.1:3100/applications/tao'],
    ['https://exämple.example/é', 'https://xn--exmple-cua.example/%C3%A9'],
  ])('%s', (typed, written) => {
    expect(webAddress(typed)).toBe(written);
  });

  test.each([
    '',
    'tao.example',
    '//tao.example',
    '/qualifications',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'ftp://tao.example',
    'https://',
    'https://name:secret@tao.example/',
    'https://tao.example\\@other.example',
    'https://tao.example/a b',
    'https://tao.example/\r\nset-cookie: a=b',
    `https://tao.example/${'x'.repeat(2_000)}`,
  ])('not « %s »', (typed) => {
    expect(webAddress(typed)).toBeNull();
  });
});
