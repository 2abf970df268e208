import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files as people make them, with the command `openssl`. Keys and certificates are made once for a file of tests. */

/** ASCII would be the same bytes in each encoding. */
export const password = 'sésame';
export const label = '397480930_eRDV_prod';

export interface MadeCertificate {
  /** Paths. */
  key: string;
  certificate: string;
  pem: Buffer;
  der: Buffer;
}

interface Wanted {
  subject?: string;
  /** What `openssl req -newkey` takes: rsa:2048, ec… */
  algorithm?: readonly string[];
  /** More of `openssl req`. */
  more?: readonly string[];
  /** Signed by this one instead of itself. */
  issuer?: MadeCertificate;
  /** May issue others. */
  authority?: boolean;
}

export const rsa = ['rsa:2048'];
export const p256 = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];

export function certificateHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-certificates-'));
  const made = new Map<string, MadeCertificate>();
  let count = 0;
  const path = (name: string) => join(folder, name);
  const next = (name: string) => path(`${(count += 1)}-${name}`);

  function openssl(...args: string[]): Buffer {
    // What it asks for a name, it is told.
    return execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e8 });
  }

  function make({
    subject = `/CN=${label}`,
    algorithm = p256,
    more = [],
    issuer,
    authority = false,
  }: Wanted) {
    const [key, certificate] = [next('key.pem'), next('certificate.pem')];
    openssl(
      ...['req', '-x509', '-newkey', ...algorithm, '-nodes', '-keyout', key, '-out', certificate],
      ...[
        '-subj',
        subject,
        '-utf8',
        '-addext',
        `basicConstraints=critical,CA:${authority ? 'TRUE' : 'FALSE'}`,
      ],
      ...(issuer ? ['-CA', issuer.certificate, '-CAkey', issuer.key] : []),
      ...(more.includes('-days') ? [] : ['-days', '400']),
      ...more,
    );
    const pem = readFileSync(certificate);
    const der = Buffer.from(pem.toString().replaceAll(/-----.*?-----|\s/g, ''), 'base64');
    return { key, certificate, pem, der };
  }

  return {
    openssl,
    path: next,
    write(name: string, content: string | Buffer): string {
      const file = next(name);
      writeFileSync(file, content);
      return file;
    },

    /** The same wish gets the same certificate. */
    certificate(wanted: Wanted = {}): MadeCertificate {
      const { issuer, ...rest } = wanted;
      const name = JSON.stringify([rest, issuer?.certificate]);
      const before = made.get(name);
      if (before) return before;
      const fresh = make(wanted);
      made.set(name, fresh);
      return fresh;
    },

    /** A certificate of this name that ends in so many days. */
    named(name: string, days: number): MadeCertificate {
      return this.certificate({ subject: `/CN=${name}`, more: ['-days', `${days}`] });
    },

    /** Valid from and until these instants, which only `openssl ca` sets; signed by an authority of its own. */
    dated({ from, until, name = label }: { from: Date; until: Date; name?: string }): Buffer {
      const root = this.certificate({ subject: '/CN=Autorité', authority: true });
      const [request, key, out] = [next('request.pem'), next('key.pem'), next('out.pem')];
      const database = `database=${this.write('index', '')}\nserial=${this.write('serial', '01\n')}`;
      const config = this.write(
        'ca.cnf',
        `[ca]\ndefault_ca=d\n[d]\n${database}\nnew_certs_dir=${folder}\npolicy=p\n[p]\ncommonName=supplied\n`,
      );
      const subject = ['-subj', `/CN=${name}`];
      openssl('req', '-new', '-newkey', ...p256, '-nodes', '-keyout', key, '-out', request, ...subject);
      openssl(
        ...['ca', '-batch', '-config', config, '-cert', root.certificate, '-keyfile', root.key],
        ...['-md', 'sha256', '-startdate', stamp(from), '-enddate', stamp(until)],
        ...['-in', request, '-out', out, '-notext'],
      );
      return openssl('x509', '-in', out);
    },

    /** From the root to the end-entity: `length` certificates. */
    chain(length: number): MadeCertificate[] {
      const links: MadeCertificate[] = [];
      for (let i = 0; i < length; i++) {
        const last = i === length - 1;
        const issuer = links.at(-1);
        const subject = last ? `/CN=${label}` : `/CN=Autorité ${i}`;
        links.push(this.certificate({ subject, authority: !last, ...(issuer && { issuer }) }));
      }
      return links;
    },

    /** PKCS#12 with `more` of `openssl pkcs12 -export`. */
    pkcs12(of: MadeCertificate, more: readonly string[] = [], secret = password): Buffer {
      const file = next('file.p12');
      const own = more.includes('-nokeys') ? [] : ['-inkey', of.key];
      const input = more.includes('-nocerts') ? ['-in', of.key] : ['-in', of.certificate];
      openssl('pkcs12', '-export', ...input, ...own, '-out', file, '-passout', `pass:${secret}`, ...more);
      return readFileSync(file);
    },

    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type CertificateHouse = ReturnType<typeof certificateHouse>;

/** As ASN.1 writes a GeneralizedTime, in whole seconds: 20491231235959Z. */
const stamp = (at: Date) => `${at.toISOString().replaceAll(/\D/g, '').slice(0, 14)}Z`;
