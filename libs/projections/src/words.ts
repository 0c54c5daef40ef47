import type { ArchivedKind, ArchivedState } from '@attestory/domain';
import type { DeliveryFilter } from './deliveries.js';
import type { InvitationStatus } from './invitation-details.js';

/** Longer words are found by their beginning. */
const longest = 40;

/** Letters that don't come apart into a plain one and a mark. */
const plain: Readonly<Record<string, string>> = {
  ...{ ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i', ς: 'σ' },
};

/** How people spell letters that their keyboard hasn't got. */
const spelled: Readonly<Record<string, string>> = { å: 'aa', ä: 'ae', ö: 'oe', ø: 'oe', ü: 'ue' };

/**
 * The words by which texts are found: without case, accents and punctuation. A word with å, ä, ö, ø or ü is also there as
 * it is spelled without them: Ångström is `angstrom` and `aangstroem`.
 */
export function wordsOf(texts: readonly (string | null)[]): readonly string[] {
  const text = texts.filter((one) => one !== null).join(' ');
  const other = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[åäöøü]/g, (letter) => spelled[letter] as string);
  return [...new Set([...split(text), ...split(other)])];
}

/** The words that somebody looks for; none that another one begins with, as it would change nothing. */
export function searchedWords(text: string): readonly string[] {
  const words = [...new Set(split(text))].sort();
  return words.filter((word, i) => !words[i + 1]?.startsWith(word));
}

/** The word that the state of an invitation, or of what became of one, is for an index. Nobody types it: it is no word of a text. */
export function stateWord(state: InvitationStatus | ArchivedState | DeliveryFilter): string {
  return `=${state}`;
}

/** The word that the kind of an archived document is for an index. */
export function kindWord(kind: ArchivedKind): string {
  return `+${kind}`;
}

/** The word that the place of an invitation is for an index; null: it lies in no folder. Nobody types it either. */
export function folderWord(folderId: string | null): string {
  return `/${folderId ?? 'none'}`;
}

function split(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[øæœßđðþłħŧŋıς]/g, (letter) => plain[letter] as string);
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [...word].slice(0, longest).join(''));
}
