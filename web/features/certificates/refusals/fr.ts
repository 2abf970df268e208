import type { DepositRefusal, FileRefusal } from '#domain/certificates/refusal';

/** Why a certificate is not taken, and what helps. */
export const refusals = {
  empty: 'Le fichier est vide.',
  tooLarge: 'Le fichier dépasse 1\u00a0Mo. Un certificat et sa chaîne tiennent dans quelques kilo-octets.',
  notACertificate:
    'Ce n’est pas un certificat. Sont acceptés les fichiers PEM, DER, PKCS#7 (.p7b) et PKCS#12 (.p12, .pfx).',
  damaged: 'Le fichier est endommagé ou incomplet. Exportez-le de nouveau.',
  brokenMark:
    'Une partie du fichier ne se lit pas\u00a0: une marque «\u00a0-----BEGIN…\u00a0» ou «\u00a0-----END…\u00a0» n’est pas seule sur sa ligne, s’écrit mal ou manque. Remettez chacune au début d’une ligne à elle, sans rien devant, pas même un caractère invisible, ou exportez le fichier de nouveau.',
  tooManyCertificates:
    'Le fichier contient plus de 100 certificats. N’y laissez que le certificat et sa chaîne.',
  severalCertificates:
    'Le fichier contient plusieurs certificats qui ne forment pas une chaîne. Déposez un fichier par certificat.',
  keyWithoutCertificate: 'Le fichier contient une clé privée, mais pas de certificat.',
  privateKeyInClear:
    'Le fichier contient une clé privée non chiffrée. Considérez-la comme compromise et faites émettre un autre certificat\u00a0; une clé se dépose dans un fichier PKCS#12 avec mot de passe.',
  emptyPassword:
    'La clé privée du fichier n’est protégée que par un mot de passe vide, c’est-à-dire par rien. Considérez-la comme compromise et faites émettre un autre certificat\u00a0; sa clé se dépose dans un fichier PKCS#12 avec mot de passe.',
  passwordMissing: 'Le fichier est protégé par un mot de passe. Saisissez-le.',
  wrongPassword: 'Le mot de passe n’est pas celui du fichier.',
  keyMismatch: 'La clé privée du fichier n’est pas celle du certificat.',
  cipherNotSupported:
    'Le fichier est chiffré avec un algorithme qui n’est pas pris en charge. Exportez-le avec OpenSSL 3 (AES-256).',
  tooManyIterations:
    'Le fichier demande trop d’itérations de son mot de passe. Exportez-le avec les réglages par défaut d’OpenSSL.',
  alreadyDeposited:
    'Ce certificat a déjà été déposé\u00a0: son empreinte est connue. S’il l’a été au mauvais endroit, révoquez-le d’abord.',
  unknownOperator: 'Cet opérateur n’existe pas.',
  slotMissing: 'Le libellé ne dit pas pour quel eService et quel environnement\u00a0: choisissez-les.',
  labelMissing: 'Le certificat n’a pas de nom\u00a0: saisissez un libellé.',
  alreadySent: 'Ce formulaire a déjà servi pour un autre certificat. Rechargez la page.',
  storageFull: 'Le portail n’a plus de place pour le fichier. Réessayez plus tard.',
  weakSignature: (algorithm: string) =>
    `Le certificat est signé avec ${algorithm}. SHA-256 ou plus fort est exigé.`,
  weakKey: (key: string) =>
    `La clé du certificat est ${key}. RSA 2048 bits ou EC P-256, au moins, est exigé.`,
  expired: (day: string) => `Le certificat a expiré le ${day}.`,
  authority: (subject: string) =>
    `Ce certificat est celui d’une autorité, qui peut en émettre d’autres\u00a0: ${subject}. N’est-ce pas celui de l’émetteur, sans celui de l’opérateur\u00a0? Les alertes suivraient alors l’expiration du mauvais certificat. Confirmez que c’est bien celui de l’opérateur.`,
  endsSooner: (label: string, day: string) =>
    `Le certificat ${label}, déposé pour le même emplacement, va plus loin que celui-ci, jusqu’au ${day}. N’est-ce pas un ancien certificat\u00a0? Confirmez qu’il doit prendre sa place.`,
  leavesGap: (label: string, until: string, from: string) =>
    `Le certificat ${label}, déposé pour le même emplacement, expire le ${until}. Celui-ci n’est valable qu’à partir du ${from}\u00a0: entre les deux, l’e-service s’arrête. Faites-en plutôt émettre un qui commence plus tôt, ou confirmez.`,
  notYetValid: (day: string) =>
    `Le certificat n’est valable qu’à partir du ${day}. Déposez-le au plus tôt 30 jours avant.`,
} satisfies Record<FileRefusal | DepositRefusal, string> & Record<string, unknown>;
