import { searchedWords, wordsOf } from '@attestory/projections';

/** Whether each of the words that somebody looks for begins a word of a text. */
export function hasWords(text: string | null, searched: string): boolean {
  const words = wordsOf([text]);
  return searchedWords(searched).every((wanted) => words.some((word) => word.startsWith(wanted)));
}
