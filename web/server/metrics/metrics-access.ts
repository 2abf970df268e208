import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { addressFrom } from '../request.ts';

export type MetricsAccess = 'allowed' | 'tokenNeeded' | 'localOnly';

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const localHost = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/i;
const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Who may read /metrics: with a token whoever brings it, without one this machine. The name that was asked for and the
 * portal's own address have to be local too: a reverse proxy beside the portal makes everybody local, some also the name.
 */
export function metricsAccess(headers: Headers, token: string | undefined, portalUrl: string): MetricsAccess {
  if (token !== undefined) {
    const given = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? '';
    return timingSafeEqual(digest(given), digest(token)) ? 'allowed' : 'tokenNeeded';
  }
  const caller = addressFrom(headers.get('x-forwarded-for')) ?? '';
  const hosts = [headers.get('host') ?? '', new URL(portalUrl).host];
  return loopback.test(caller) && hosts.every((host) => localHost.test(host)) ? 'allowed' : 'localOnly';
}
