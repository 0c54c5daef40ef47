/** A name within a text of ours: it runs in its own direction, and no further. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
