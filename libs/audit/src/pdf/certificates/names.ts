import type { PathCertificate } from './certificate.js';

/** Short names of RFC 4514 and of OpenSSL; others are written as their identifiers. */
const SHORT: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.13': 'description',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.41': 'name',
  '2.5.4.42': 'GN',
  '2.5.4.43': 'initials',
  '2.5.4.44': 'generationQualifier',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
};

/** Whom a certificate is for, on one line, as Node and OpenSSL write it: `O=Example Oy, CN=Example seal`. */
export function subjectOf({ parsed }: PathCertificate): string {
  return parsed.subject.typesAndValues
    .map(({ type, value }) => `${SHORT[type] ?? type}=${escaped(String(value.valueBlock.value))}`)
    .join(', ');
}

/** RFC 2253, 2.4; control characters in hexadecimal. */
function escaped(value: string): string {
  return value
    .replace(/[,+"\\<>;]|^[ #]|(?<=.) $/g, '\\$&')
    .replace(
      /[\x00-\x1f\x7f]/g,
      (character) => `\\${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
}
