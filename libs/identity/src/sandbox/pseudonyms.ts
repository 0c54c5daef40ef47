import { createHash } from 'node:crypto';

const digest = (words: string) => createHash('sha256').update(words).digest();

/** Always the same for the same words, as a broker's own name for a person is. */
export function pseudonymousUuid(words: string): string {
  const hex = digest(words).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

export function pseudonym(words: string): string {
  return digest(words).toString('base64url');
}
