/**
 * Breaks a text into lines of at most `width`, between words where possible, else inside a word but never before a
 * combining mark. What doesn't fit `most` lines is cut with an ellipsis.
 */
export function breakLines(text: string, width: number, measure: (text: string) => number, most = 12): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (measure(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shorten(`${lines[most - 1]}…`, width, measure)];
}

/** The longest beginning that fits, with an ellipsis if something was cut. */
export function shorten(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  let kept = '';
  for (const cluster of clusters(text.replace(/…$/u, ''))) {
    if (measure(`${kept}${cluster}…`) > width) break;
    kept += cluster;
  }
  return `${kept.trimEnd()}…`;
}

function breakWord(word: string, width: number, measure: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const cluster of clusters(word)) {
    if (piece !== '' && measure(piece + cluster) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += cluster;
  }
  pieces.push(piece);
  return pieces;
}

function clusters(text: string): string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}
