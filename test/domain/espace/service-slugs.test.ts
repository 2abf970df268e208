import { expect, test } from 'vitest';
import { serviceOfSlug, serviceSlugs } from '#domain/espace/service-slugs';
import { serviceNames } from '#domain/services';

test('each e-service has an address of its own, and back', () => {
  expect(serviceNames.map((service) => serviceOfSlug(serviceSlugs[service]))).toEqual(serviceNames);
  for (const slug of Object.values(serviceSlugs)) expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
  for (const stranger of ['', 'TAO', 'constructor', 'toString'])
    expect(serviceOfSlug(stranger)).toBeUndefined();
});
