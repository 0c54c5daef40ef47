import type { PdfDocument } from './syntax/document.js';
import { isKind, type PdfDict } from './syntax/objects.js';

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

/** Kinds of active content that this dictionary is or has; what it refers to is not looked into. */
export function* activeContent(document: PdfDocument, dict: PdfDict, isStream: boolean): Generator<string> {
  const known = (names: Readonly<Record<string, string>>, key: string): string[] => {
    if (!dict.entries.has(key)) return [];
    const value = document.value(dict, key);
    return isKind(value, 'name') && Object.hasOwn(names, value.value) ? [names[value.value] as string] : [];
  };
  const present = (key: string): boolean => dict.entries.has(key) && document.value(dict, key) !== null;
  if (present('JS') || present('JavaScript')) yield 'JavaScript';
  if (present('XFA')) yield 'XFA';
  // What such streams show is not in the file, so nobody signs it.
  if (isStream && (present('F') || present('Ref'))) yield 'ExternalContent';
  yield* known(ACTIONS, 'S');
  yield* known(MEDIA, 'Type');
  yield* known(MEDIA, 'Subtype');
}
