import { mkdirSync, readFileSync } from 'node:fs';
import type { CertificateHouse, MadeCertificate } from './certificate-files.ts';

/** An authority as the command `openssl` keeps one: what it issues ends at an exact instant. */
export function certificateAuthority(house: CertificateHouse) {
  const root = house.certificate({ subject: '/O=Grossiste/CN=Autorité des e-services', authority: true });
  const issued = house.path('issued');
  mkdirSync(issued);
  const settings = house.write(
    'ca.cnf',
    `[ca]
default_ca = own
[own]
database = ${house.write('index.txt', '')}
new_certs_dir = ${issued}
certificate = ${root.certificate}
private_key = ${root.key}
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
x509_extensions = leaf
[any]
organizationName = optional
commonName = supplied
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = clientAuth
`,
  );

  return {
    root,
    /** For `commonName`, until that second. */
    issue(commonName: string, until: Date, algorithm: readonly string[]): MadeCertificate {
      const [key, request, certificate] = ['key.pem', 'request.pem', 'certificate.pem'].map(house.path) as [
        ...[string, string, string],
      ];
      const end = `${until.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;
      house.openssl(
        ...['req', '-new', '-newkey', ...algorithm, '-nodes', '-keyout', key, '-out', request],
        ...['-subj', `/CN=${commonName}`],
      );
      house.openssl(
        ...['ca', '-config', settings, '-batch', '-notext', '-in', request, '-out', certificate],
        ...['-enddate', end],
      );
      const pem = readFileSync(certificate);
      return {
        ...{ key, certificate, pem },
        der: house.openssl('x509', '-in', certificate, '-outform', 'DER'),
      };
    },
  };
}
