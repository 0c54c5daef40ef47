/** Ceilings that sound documents stay far below. */
export const CEILINGS = {
  /** Cross-reference sections in the chain of /Prev. */
  sections: 1000,
  /** Entries over all cross-reference sections. */
  entries: 1_000_000,
  /** Objects parsed, each array item and dictionary value counted. */
  objects: 4_000_000,
  /** What cross-reference and object streams inflate to, in bytes; no other stream is inflated. */
  inflated: 128 * 1024 * 1024,
  /** Objects that must be read to read one object. */
  nesting: 16,
  /** One string, in bytes. */
  string: 16 * 1024 * 1024,
  /** Object numbers (ISO 32000-1, C.2). */
  objectNumber: 8_388_607,
  /** Generation numbers. */
  generation: 65_535,
  /** Bytes in which %%EOF must stand at the end of the file. */
  tail: 1024,
} as const;
