/** A range of a word's or a list's key as a query of it, one or more rows at a time. */
interface Way {
  readonly descending: boolean;
  /** Whether it begins behind the key that it is given, or at it. */
  readonly isBehind: boolean;
}

export const listQuery = 'SELECT seq FROM list WHERE generation = ? AND index_name = ? AND member = ?';

export const countQuery =
  'SELECT count(*) AS rows FROM (SELECT 1 FROM word WHERE list = ? AND word >= ? AND word < ? LIMIT ?)';

/** The words in a range, by jumping from one to the next: list, from, to, list, to. */
export const wordsQuery = `
  WITH RECURSIVE found (word) AS (
    SELECT min(word) FROM word WHERE list = ? AND word >= ? AND word < ?
    UNION ALL
    SELECT (SELECT min(word.word) FROM word WHERE word.list = ? AND word.word > found.word AND word.word < ?)
    FROM found WHERE found.word IS NOT NULL
  )
  SELECT word FROM found WHERE word IS NOT NULL LIMIT ?`;

/** Where a word stands next: list, word, key. */
export function placeQuery(way: Way): string {
  return `${placesOf(way)} ORDER BY ${orderOf(way)} LIMIT 1`;
}

/** Entries of a list, in its order: generation, index, member, key. */
export function entriesQuery(way: Way): string {
  return `
    SELECT sort, id, words FROM entry
    WHERE generation = ? AND index_name = ? AND member = ? AND (sort, id) ${operatorOf(way)} (?, ?)
    ORDER BY ${orderOf(way)} LIMIT ?`;
}

/** Entries that have one of some words, in order: those of each word are merged. List, word and key of each; the limit. */
export function followQuery(way: Way, words: number): string {
  const merged = Array.from({ length: words }, () => placesOf(way)).join(' UNION ');
  return withWords(`${merged} ORDER BY ${orderOf(way)} LIMIT ?`, way);
}

/** Entries that have a word in a range, in order: for few, since they are sorted. List, from, to, key, limit. */
export function gatherQuery(way: Way): string {
  const range = `list = ? AND word >= ? AND word < ? AND (sort, id) ${operatorOf(way)} (?, ?)`;
  return withWords(`SELECT DISTINCT sort, id FROM word WHERE ${range} ORDER BY ${orderOf(way)} LIMIT ?`, way);
}

function placesOf(way: Way): string {
  return `SELECT sort, id FROM word WHERE list = ? AND word = ? AND (sort, id) ${operatorOf(way)} (?, ?)`;
}

/** Generation, index and member come behind what the places need. */
function withWords(places: string, way: Way): string {
  return `
    SELECT place.sort, place.id, entry.words FROM (${places}) AS place CROSS JOIN entry
    WHERE entry.generation = ? AND entry.index_name = ? AND entry.member = ?
      AND entry.sort = place.sort AND entry.id = place.id
    ORDER BY ${orderOf(way, 'place.')}`;
}

function operatorOf({ descending, isBehind }: Way): string {
  return `${descending ? '<' : '>'}${isBehind ? '' : '='}`;
}

function orderOf({ descending }: Way, table = ''): string {
  const order = descending ? 'DESC' : 'ASC';
  return `${table}sort ${order}, ${table}id ${order}`;
}
