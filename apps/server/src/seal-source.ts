import { join, resolve } from 'node:path';
import type { HsmKeyPlace } from '@attestory/pdf';

/** Where the sealing key is. */
export type SealSource =
  | { readonly kind: 'pem'; readonly file: string }
  | { readonly kind: 'pkcs12'; readonly file: string }
  | { readonly kind: 'pkcs11'; readonly module: string; readonly where: HsmKeyPlace };

/**
 * Reads what ATTESTORY_SEAL_KEY says: a PEM file, a PKCS #12 file by its ending, or a PKCS #11 URI (RFC 7512).
 * @throws Error that says what it must be, and never shows a PIN
 */
export function sealSource(text: string | undefined, keysFolder: string): SealSource {
  if (text === undefined) return { kind: 'pem', file: join(keysFolder, 'seal.pem') };
  if (text.startsWith('pkcs11:')) return pkcs11Source(text.slice('pkcs11:'.length));
  return { kind: /\.(p12|pfx)$/i.test(text) ? 'pkcs12' : 'pem', file: resolve(text) };
}

const known = ['token', 'serial', 'slot-id', 'object', 'id', 'type', 'module-path'];

function pkcs11Source(uri: string): SealSource {
  const [path = '', query = ''] = uri.split('?');
  const given = new Map([...path.split(';'), ...query.split('&')].filter((part) => part !== '').map(pair));
  const names = [...given.keys()];
  if (names.some((name) => name.startsWith('pin-')))
    throw new Error('must not hold the PIN: give it in ATTESTORY_SEAL_SECRET or ATTESTORY_SEAL_SECRET_FILE');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`has "${unknown}", which isn’t one of: ${known.join(', ')}`);
  const [module, slot, id] = ['module-path', 'slot-id', 'id'].map((name) => given.get(name));
  if (module === undefined) throw new Error('needs ?module-path= with the path of the vendor’s PKCS#11 module');
  if (!names.includes('object') && id === undefined) throw new Error('needs object= or id=, which name the key');
  if (slot !== undefined && !/^\d+$/.test(slot)) throw new Error('needs a number in slot-id=');
  return {
    kind: 'pkcs11',
    module: resolve(module),
    where: {
      ...textsOf(given),
      ...(slot === undefined ? {} : { slot: Number(slot) }),
      // An id is bytes, each percent-encoded or a character of its own.
      ...(id === undefined ? {} : { id: Buffer.from(id, 'latin1').toString('hex') }),
    },
  };
}

function textsOf(given: ReadonlyMap<string, string>): HsmKeyPlace {
  const texts = ['token', 'serial', 'object'].map((name) => [name, given.get(name)] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}

function pair(part: string): readonly [string, string] {
  const at = part.indexOf('=');
  const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
  if (name === 'id')
    return [
      name,
      value.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    ];
  try {
    return [name, decodeURIComponent(value)];
  } catch {
    throw new Error(`has a ${name}= that is not percent-encoded UTF-8`);
  }
}
