import type { SignaturePageContent, SignaturePageSignatory } from '@attestory/application';
import { type Catalog, locales, readableClock, readableDay, translator } from '@attestory/application/translations';
import { type Language, languages } from '@attestory/domain';
import { da } from './texts/da.js';
import { en } from './texts/en.js';
import { fi } from './texts/fi.js';
import { nb } from './texts/nb.js';
import { nl } from './texts/nl.js';
import { sv } from './texts/sv.js';

type Signature = NonNullable<SignaturePageSignatory['signature']>;

/** Every sentence of the signature page in one language. What people typed is put between them by the layout. */
export interface SignaturePageTexts {
  readonly heading: string;
  readonly lead: (bytes: string) => string;
  /** Where the document carried signatures already, and this page is a file of its own. */
  readonly leadOfOwnFile: (signatures: number, bytes: string) => string;
  readonly state: Record<SignaturePageContent['state'], string>;
  readonly label: Record<
    | 'title'
    | 'sender'
    | 'file'
    | 'sha256'
    | 'extent'
    | 'sent'
    | 'sealed'
    | 'signed'
    | 'method'
    | 'role'
    | 'identity'
    | 'typedName'
    | 'provenName'
    | 'identityNumber'
    | 'birthDate'
    | 'authenticated'
    | 'broker'
    | 'event'
    | 'head'
    | 'root'
    | 'code'
    | 'address'
    | 'invitation'
    | 'document',
    string
  >;
  readonly extent: (pages: number, bytes: string) => string;
  readonly documentNumber: (number: string, of: string) => string;
  readonly notSigned: string;
  readonly notSignedNote: string;
  readonly notSignedState: Record<'pending' | 'declined', string>;
  readonly signatures: string;
  readonly signedCount: (signed: number, of: number) => string;
  readonly noSignatures: string;
  /** By the method's name in the log; another method stands as it is named there. */
  readonly method: Readonly<Record<string, string>>;
  readonly assurance: Record<Signature['assurance'], string>;
  readonly identity: Record<Signature['assurance'], string>;
  readonly role: Record<Signature['role']['kind'], (name: string) => string>;
  readonly level: Record<'low' | 'substantial' | 'high', string>;
  readonly authority: Record<'alone' | 'jointly' | 'procuration' | 'authorization', string>;
  /** Where a scheme gave no name. */
  readonly noName: string;
  /** Marks what a sandbox proved. */
  readonly test: string;
  readonly testNote: string;
  readonly unnamedOrganization: string;
  readonly businessId: (id: string) => string;
  readonly erased: string;
  readonly noDrawing: string;
  readonly drawingErased: string;
  readonly proof: string;
  readonly proofNote: string;
  readonly head: (leaves: string, at: string) => string;
  readonly noHead: string;
  readonly seal: string;
  readonly sealNote: (at: string) => string;
  readonly replaced: string;
  readonly footer: (invitationId: string) => string;
  readonly pageOf: (page: number, pages: number) => string;
  /** RFC 3339; what is no time stands as it was given. */
  readonly time: (instant: string) => string;
  /** `184,213` with the language's own separators; a dash for what is no whole number. */
  readonly number: (value: number) => string;
}

/** One catalog per language in which signature pages are made. */
export const signaturePageCatalogs: Readonly<Record<Language, Catalog>> = { en, fi, sv, nb, da, nl };

function textsIn(language: Language): SignaturePageTexts {
  const t = translator(signaturePageCatalogs, language);
  /** The texts of a group, by their own names. */
  const group = <K extends string>(name: string, keys: Readonly<Record<K, unknown>>) =>
    Object.fromEntries(Object.keys(keys).map((key) => [key, t(`${name}.${key}`)])) as Record<K, string>;
  const numbers = new Intl.NumberFormat(locales[language]);
  const number = (value: number) => (Number.isSafeInteger(value) ? numbers.format(value) : '–');
  return {
    heading: t('heading'),
    lead: (bytes) => t('lead', { bytes }),
    leadOfOwnFile: (count, bytes) => t('leadOfOwnFile', { count, bytes }),
    state: group('state', en.state),
    label: group('label', en.label),
    extent: (count, bytes) => t('extent', { count, bytes }),
    documentNumber: (position, of) => t('documentNumber', { number: position, of }),
    notSigned: t('notSigned'),
    notSignedNote: t('notSignedNote'),
    notSignedState: group('notSignedState', en.notSignedState),
    signatures: t('signatures'),
    signedCount: (signed, of) => t('signedCount', { signed, of }),
    noSignatures: t('noSignatures'),
    method: group('method', en.method),
    assurance: group('assurance', en.assurance),
    identity: group('identity', en.identity),
    role: {
      self: () => t('role.self'),
      otherOrganization: (name) => t('role.otherOrganization', { name }),
      representative: (name) => t('role.representative', { name }),
    },
    level: group('level', en.level),
    authority: group('authority', en.authority),
    noName: t('noName'),
    test: t('test'),
    testNote: t('testNote'),
    unnamedOrganization: t('unnamedOrganization'),
    businessId: (id) => t('businessId', { id }),
    erased: t('erased'),
    noDrawing: t('noDrawing'),
    drawingErased: t('drawingErased'),
    proof: t('proof'),
    proofNote: t('proofNote'),
    head: (leaves, at) => t('head', { leaves, at }),
    noHead: t('noHead'),
    seal: t('seal'),
    sealNote: (at) => t('sealNote', { at }),
    replaced: t('replaced'),
    footer: (invitationId) => t('footer', { invitationId }),
    pageOf: (page, pages) => t('pageOf', { page, pages }),
    time: (instant) => {
      const date = new Date(instant);
      if (Number.isNaN(date.getTime())) return instant;
      return t('time', { day: readableDay(instant, language), clock: readableClock(instant, language, 'medium') });
    },
    number,
  };
}

/** The signature page's texts, by language. */
export const signaturePageTexts = Object.fromEntries(
  languages.map((language) => [language, textsIn(language)]),
) as Record<Language, SignaturePageTexts>;
