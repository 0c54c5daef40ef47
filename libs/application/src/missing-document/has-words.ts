import { searchedWords, wordsOf } from '@attestory/projections';

/** Whether each of the words that somebody looks for begins a word of one of the texts. */
export function hasWords(texts: readonly (string | null)[], searched: string): boolean {
  const words = wordsOf(texts);
  return searchedWords(searched).every((wanted) => words.some((word) => word.startsWith(wanted)));
}
