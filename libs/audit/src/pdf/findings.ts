/**
 * What is found against a signature, as sentences in English: so they stand in a report. Who shows them in another language
 * gets code and values back by {@link findingOf}.
 */
const SENTENCES = {
  'cms-unreadable': 'The signature can’t be read as CMS.',
  'several-signers': 'It has not exactly one signer.',
  'signer-missing': 'The signer’s certificate is not in it.',
  'digest-unsafe': 'It uses a digest that is no longer safe, or unknown.',
  'key-unknown': 'Signatures by such a key can’t be checked in this browser ({key}).',
  'other-bytes': 'It is not over these bytes, or not by the key of its certificate.',
  'other-certificate': 'It names another certificate than the one that goes along.',
  'time-stamp': 'Its time stamp: {fault}',
  'stamp-none': 'It is no time stamp.',
  'stamp-unreadable': 'The time stamp can’t be read.',
  'stamp-other-bytes': 'It is for other bytes (message imprint).',
  'stamp-other-request': 'It answers another request (nonce).',
  'stamp-purpose': 'Its certificate isn’t made for time stamps alone.',
  'stamp-term': 'Its certificate was not valid at the time that it states.',
  revoked: 'Its certificate was revoked at {at}{why}, and nothing proves an earlier use.',
  'kind-unknown': 'Signatures of the kind "{kind}" can’t be verified here.',
  'place-missing': 'It has no /ByteRange or no /Contents.',
  'place-start': 'It does not cover the file from its first byte.',
  'place-outside': 'Its /ByteRange is not within the file.',
  'place-gap': 'Its /ByteRange leaves out more than the signature itself.',
  'place-other': 'What its /ByteRange leaves out is not its /Contents.',
  'not-whole': 'What it covers is not a whole PDF that holds it.',
  'object-removed': 'Object {number}{type} was removed',
  'object-replaced': 'Object {number}{type} was replaced',
  'catalog-replaced': 'Another catalog took the place of the catalog',
  'form-replaced': 'Another form took the place of the form',
  'turned-other': '{place} became something else',
  'entry-changed': '/{key} of {place} changed',
  'entry-lost': '{place} lost an entry, or one changed',
  'entry-added': '{place} got an entry that is no new signature',
  'page-covered': 'An added signature covers a part of a page',
  'bytes-behind': 'Something follows that belongs to no revision',
} as const;

export type FindingCode = keyof typeof SENTENCES;
export type FindingValues = Readonly<Record<string, string | number>>;

/** The sentence for a finding. */
export function sentence(code: FindingCode, values: FindingValues = {}): string {
  return SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** What a sentence of a report says; undefined where it is none of {@link sentence}. */
export function findingOf(
  text: string,
): { readonly code: FindingCode; readonly values: Readonly<Record<string, string>> } | undefined {
  for (const { code, pattern } of PATTERNS) {
    const found = pattern.exec(text);
    if (found) return { code, values: { ...found.groups } };
  }
  return undefined;
}

const PATTERNS = (Object.keys(SENTENCES) as FindingCode[]).map((code) => ({
  code,
  pattern: patternOf(SENTENCES[code]),
}));

function patternOf(template: string): RegExp {
  const parts = template.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return name ? `(?<${name}>.*?)` : part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 's');
}
