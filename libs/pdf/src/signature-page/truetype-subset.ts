/** The tables that a PDF needs of a TrueType program (ISO 32000-1, 9.9); these fonts carry no hinting worth keeping. */
const KEPT = ['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'] as const;

/** Flags of a component of a composite glyph (OpenType, `glyf`). */
const ARGUMENTS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_X_AND_Y_SCALE = 0x0040;
const HAS_TWO_BY_TWO = 0x0080;

/**
 * A TrueType font with only some glyphs. fontkit's own subset halves odd offsets in `loca`, so that glyphs vanish; here
 * every glyph begins at a multiple of four.
 * @param font a whole TrueType file that is trusted
 * @param glyphs ids in `font`; glyph n of the result is `glyphs[n]`, so the first should be 0 (.notdef). Components of
 *   composite glyphs follow after them
 */
export function subsetTrueType(font: Buffer, glyphs: readonly number[]): Buffer {
  const source = tables(font);
  const ids = [...glyphs];
  const places = new Map<number, number>();
  for (const [place, id] of ids.entries()) if (!places.has(id)) places.set(id, place);
  const outlines: Buffer[] = [];
  // Grows while it runs: a component may itself be composite.
  for (let place = 0; place < ids.length; place += 1) {
    const outline = Buffer.from(outlineOf(source, ids[place] ?? 0));
    for (const at of components(outline)) {
      const id = outline.readUInt16BE(at);
      const known = places.get(id) ?? ids.push(id) - 1;
      places.set(id, known);
      outline.writeUInt16BE(known, at);
    }
    outlines.push(Buffer.concat([outline, Buffer.alloc(-outline.length & 3)]));
  }
  const hmtx = Buffer.concat(ids.map((id) => metricsOf(source, id)));
  return assemble({ ...source, hmtx, glyf: Buffer.concat(outlines), ...headers(source, outlines) });
}

type Tables = Record<(typeof KEPT)[number], Buffer>;

function tables(font: Buffer): Tables {
  const found: Record<string, Buffer> = {};
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = 12 + 16 * index;
    const offset = font.readUInt32BE(entry + 8);
    found[font.toString('latin1', entry, entry + 4)] = font.subarray(offset, offset + font.readUInt32BE(entry + 12));
  }
  for (const tag of KEPT) if (!found[tag]) throw new Error(`The font has no table ${tag}.`);
  return found as Tables;
}

function outlineOf({ head, loca, glyf }: Tables, id: number): Buffer {
  const offset = (index: number) =>
    head.readInt16BE(50) === 0 ? 2 * loca.readUInt16BE(2 * index) : loca.readUInt32BE(4 * index);
  return glyf.subarray(offset(id), offset(id + 1));
}

/** Advance width and left side bearing; glyphs past the last full entry share its width. */
function metricsOf({ hhea, hmtx }: Tables, id: number): Buffer {
  const full = hhea.readUInt16BE(34);
  if (id < full) return hmtx.subarray(4 * id, 4 * id + 4);
  const bearing = 4 * full + 2 * (id - full);
  return Buffer.concat([hmtx.subarray(4 * full - 4, 4 * full - 2), hmtx.subarray(bearing, bearing + 2)]);
}

/** Where in a composite outline the ids of its components stand; none for a simple one. */
function components(outline: Buffer): number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const found: number[] = [];
  let flags = MORE_COMPONENTS;
  for (let at = 10; flags & MORE_COMPONENTS; ) {
    flags = outline.readUInt16BE(at);
    found.push(at + 2);
    at += 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2);
    if (flags & HAS_SCALE) at += 2;
    else if (flags & HAS_X_AND_Y_SCALE) at += 4;
    else if (flags & HAS_TWO_BY_TWO) at += 8;
  }
  return found;
}

function headers(source: Tables, outlines: readonly Buffer[]): Pick<Tables, 'head' | 'hhea' | 'maxp' | 'loca'> {
  const [head, hhea, maxp] = [Buffer.from(source.head), Buffer.from(source.hhea), Buffer.from(source.maxp)];
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  hhea.writeUInt16BE(outlines.length, 34);
  maxp.writeUInt16BE(outlines.length, 4);
  const loca = Buffer.alloc(4 * (outlines.length + 1));
  let offset = 0;
  for (const [index, outline] of outlines.entries()) {
    offset += outline.length;
    loca.writeUInt32BE(offset, 4 * (index + 1));
  }
  return { head, hhea, maxp, loca };
}

function assemble(content: Tables): Buffer {
  const directory = Buffer.alloc(12 + 16 * KEPT.length);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(KEPT.length, 4);
  // Search helpers for six tables: four is the largest power of two below.
  directory.writeUInt16BE(64, 6);
  directory.writeUInt16BE(2, 8);
  directory.writeUInt16BE(16 * KEPT.length - 64, 10);
  const parts = [directory];
  let offset = directory.length;
  for (const [index, tag] of KEPT.entries()) {
    const table = Buffer.concat([content[tag], Buffer.alloc(-content[tag].length & 3)]);
    const entry = 12 + 16 * index;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(checksum(table), entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(content[tag].length, entry + 12);
    parts.push(table);
    offset += table.length;
  }
  const font = Buffer.concat(parts);
  const head = tables(font).head;
  head.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, 8);
  return font;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
