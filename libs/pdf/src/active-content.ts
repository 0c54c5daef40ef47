import { isKind, type PdfDict } from '@attestory/audit/pdf';
import type { PdfDocument } from './pdf-document.js';

/**
 * Actions (12.6.4) that run code, start programs, load data or play media. A link (URI) or a button that sends the form
 * (SubmitForm) does nothing to what the pages show, and only when somebody presses it.
 */
const ACTIONS: Readonly<Record<string, string>> = {
  JavaScript: 'JavaScript',
  Launch: 'Launch',
  ImportData: 'ImportData',
  GoToE: 'GoToE',
  Rendition: 'Rendition',
  Movie: 'Movie',
  Sound: 'Sound',
  GoTo3DView: '3D',
  RichMediaExecute: 'RichMedia',
};

/** Types and subtypes of annotations and streams that play media. */
const MEDIA: Readonly<Record<string, string>> = {
  RichMedia: 'RichMedia',
  RichMediaContent: 'RichMedia',
  Movie: 'Movie',
  Sound: 'Sound',
  Rendition: 'Rendition',
  '3D': '3D',
};

/** Entries that are active whatever dictionary they stand in. */
const ENTRIES: Readonly<Record<string, string>> = { JS: 'JavaScript', JavaScript: 'JavaScript', XFA: 'XFA' };
/** Entries of streams whose data are elsewhere: what they show is not in the file, so nobody signs it. */
const STREAM_ENTRIES: Readonly<Record<string, string>> = { F: 'ExternalContent', Ref: 'ExternalContent' };

/** Kinds of active content that this dictionary is or has; what it refers to is not looked into. */
export function* activeContent(document: PdfDocument, dict: PdfDict, isStream: boolean): Generator<string> {
  for (const key of activeEntries(document, dict, isStream)) yield (ENTRIES[key] ?? STREAM_ENTRIES[key]) as string;
  yield* activeKinds(document, dict);
}

/** The keys of a dictionary under which something active stands. */
export function activeEntries(document: PdfDocument, dict: PdfDict, isStream: boolean): readonly string[] {
  const keys = Object.keys(isStream ? { ...ENTRIES, ...STREAM_ENTRIES } : ENTRIES);
  return keys.filter((key) => dict.entries.has(key) && document.value(dict, key) !== null);
}

/** Kinds of active content that this dictionary is itself: an action, an annotation or a stream of media. */
export function* activeKinds(document: PdfDocument, dict: PdfDict): Generator<string> {
  yield* known(document, dict, ACTIONS, 'S');
  yield* known(document, dict, MEDIA, 'Type');
  yield* known(document, dict, MEDIA, 'Subtype');
}

/** Whether it is an annotation that plays media and has a picture of its own, which the page shows meanwhile. */
export function isPicturedMedia(document: PdfDocument, dict: PdfDict): boolean {
  const only = [...known(document, dict, ACTIONS, 'S'), ...known(document, dict, MEDIA, 'Type')].length === 0;
  const media = [...known(document, dict, MEDIA, 'Subtype')].length > 0;
  return only && media && isKind(document.value(dict, 'AP'), 'dict') && isKind(document.value(dict, 'Rect'), 'array');
}

function* known(
  document: PdfDocument,
  dict: PdfDict,
  names: Readonly<Record<string, string>>,
  key: string,
): Generator<string> {
  if (!dict.entries.has(key)) return;
  const value = document.value(dict, key);
  if (isKind(value, 'name') && Object.hasOwn(names, value.value)) yield names[value.value] as string;
}
