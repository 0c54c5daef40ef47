import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What was planted, by kind. */
export type Kind =
  | 'person'
  | 'another person'
  | 'account'
  | 'whole identity number'
  | 'text'
  | 'refused input'
  | 'link secret'
  | 'token'
  | 'code'
  | 'client secret'
  | 'key';

export interface Planted {
  readonly kind: Kind;
  readonly name: string;
  readonly value: string | Buffer;
}

/** Where something was found, or may be. */
export type Place =
  | 'answers to the sender'
  | 'answers to the signatory'
  | 'answers to a person who has signed in'
  | 'answers to another organization'
  | 'answers to anybody'
  | 'answers that give a token'
  | 'figures'
  | 'log lines'
  | 'the command line'
  | 'e-mails to the signatory'
  | 'e-mails to people with an account'
  | 'e-mails to others'
  | 'events'
  | 'views'
  | 'other files';

/**
 * Where what was planted belongs; anywhere else it must not be. A signatory's own e-mails hold their link; what somebody
 * typed is shown to the sender and, but for addresses, to who signs; views are clear text (architecture.md, decision 12). The
 * identity number of somebody who has an account belongs nowhere: it is shown masked.
 */
export const belongs: { readonly [P in Place]: readonly Kind[] } = {
  'answers to the sender': ['person', 'another person', 'text', 'refused input'],
  'answers to the signatory': ['person', 'text'],
  'answers to a person who has signed in': ['account'],
  'answers to another organization': [],
  'answers to anybody': [],
  'answers that give a token': ['token', 'client secret', 'account'],
  figures: [],
  'log lines': [],
  'the command line': [],
  'e-mails to the signatory': ['person', 'text', 'link secret'],
  'e-mails to people with an account': ['account', 'link secret'],
  'e-mails to others': ['another person', 'text', 'link secret'],
  events: [],
  views: ['person', 'another person', 'account', 'text'],
  'other files': [],
};

/** A value as it may be written: as it is, escaped for addresses, in hex, and in base64 wherever it begins. */
export function spellings(value: string | Buffer): Buffer[] {
  const bytes = Buffer.from(value);
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The characters at the ends depend on what stands beside the value.
    return text.slice(shift === 0 ? 0 : shift + 1, -1);
  });
  const url = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const texts = [
    ...base64,
    ...url,
    bytes.toString('hex'),
    ...(typeof value === 'string' ? [encodeURIComponent(value)] : []),
  ];
  return [bytes, ...[...new Set(texts)].map((text) => Buffer.from(text))];
}

/** All files in a folder and those below it. */
export function filesIn(folder: string): { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }));
}
