import { createHash } from 'node:crypto';
import { type PDFContext, PDFName, type PDFRawStream, type PDFRef, PDFString } from 'pdf-lib';
import { compressed } from './compressed.js';
import type { FontFile } from './font-files.js';
import { REPLACEMENT } from './printable-text.js';
import { subsetTrueType } from './truetype-subset.js';

interface Character {
  readonly codePoint: number;
  /** Its place in the subset. */
  readonly glyph: number;
  readonly advance: number;
}

/**
 * One font of one PDF, embedded with just the glyphs that were used.
 *
 * Character codes are given out per *character*, not per glyph as pdf-lib's own embedding does: each character that the
 * font lacks shows the replacement glyph and still says in ToUnicode which one it was, so that a name in Chinese can be
 * searched and copied. Nothing is shaped: no ligature, no reordering, one character, one glyph.
 */
export class SubsetFont {
  /** Places in the subset by ids in the whole font; the first is .notdef. */
  private readonly places = new Map([[0, 0]]);
  private readonly characters: Character[] = [];
  private readonly codes = new Map<number, number>();

  constructor(
    private readonly file: FontFile,
    readonly resourceName: string,
  ) {}

  has(codePoint: number): boolean {
    return this.file.glyph(codePoint) !== null;
  }

  /** In points. */
  width(text: string, size: number): number {
    let width = 0;
    for (const character of text) width += this.glyphOf(character.codePointAt(0) ?? 0).advance;
    return (width * size) / 1000;
  }

  /** The operand of Tj: two bytes per character, in hex. */
  encode(text: string): string {
    let hex = '';
    for (const character of text) hex += hex16(this.codeOf(character.codePointAt(0) ?? 0));
    return hex;
  }

  /** Adds the font's objects; call after the last {@link encode}. */
  embed(context: PDFContext): PDFRef {
    const program = subsetTrueType(this.file.bytes, [...this.places.keys()]);
    const name = `${subsetTag(program)}+${this.file.font.postscriptName ?? 'Font'}`;
    const cidFont = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: name,
        CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
        CIDToGIDMap: context.register(compressed(context, this.glyphMap())),
        DW: 0,
        W: [1, this.characters.map(({ advance }) => Math.round(advance))],
        FontDescriptor: this.descriptor(context, name, context.register(fontStream(context, program))),
      }),
    );
    return context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: name,
        Encoding: 'Identity-H',
        DescendantFonts: [cidFont],
        ToUnicode: context.register(compressed(context, toUnicode(this.characters))),
      }),
    );
  }

  private codeOf(codePoint: number): number {
    const known = this.codes.get(codePoint);
    if (known !== undefined) return known;
    const { id, advance } = this.glyphOf(codePoint);
    const code = this.characters.push({ codePoint, glyph: this.placeOf(id), advance });
    this.codes.set(codePoint, code);
    return code;
  }

  private placeOf(id: number): number {
    const place = this.places.get(id) ?? this.places.size;
    this.places.set(id, place);
    return place;
  }

  private glyphOf(codePoint: number) {
    const glyph = this.file.glyph(codePoint) ?? this.file.glyph(REPLACEMENT);
    if (!glyph) throw new Error(`${this.file.font.postscriptName} has no glyph for U+FFFD.`);
    return glyph;
  }

  /** Two bytes per code, from code 0, which is used for nothing. */
  private glyphMap(): Uint8Array {
    const map = Buffer.alloc(2 * (this.characters.length + 1));
    for (const [index, { glyph }] of this.characters.entries()) map.writeUInt16BE(glyph, 2 * (index + 1));
    return map;
  }

  /** One bit per code, the highest first: PDF/A-1 wants to be told, though all up to the last are used. */
  private usedCodes(): Uint8Array {
    const codes = this.characters.length + 1;
    const bits = Buffer.alloc(Math.ceil(codes / 8), 0xff);
    bits[bits.length - 1] = (0xff << (-codes & 7)) & 0xff;
    return bits;
  }

  private descriptor(context: PDFContext, name: string, program: PDFRef): PDFRef {
    const { ascent, descent, capHeight, bbox, unitsPerEm, italicAngle, post } = this.file.font;
    const scaled = (value: number) => Math.round((value * 1000) / unitsPerEm);
    return context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: name,
        // Symbolic, as the subset is outside any standard encoding; 1 is for a fixed pitch.
        Flags: post.isFixedPitch ? 5 : 4,
        FontBBox: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map(scaled),
        ItalicAngle: italicAngle,
        Ascent: scaled(ascent),
        Descent: scaled(descent),
        CapHeight: scaled(capHeight),
        StemV: 80,
        FontFile2: program,
        CIDSet: context.register(compressed(context, this.usedCodes())),
      }),
    );
  }
}

function fontStream(context: PDFContext, program: Uint8Array): PDFRawStream {
  const stream = compressed(context, program);
  stream.dict.set(PDFName.of('Length1'), context.obj(program.length));
  return stream;
}

/** Six letters before the font's name tell subsets apart (ISO 32000-1, 9.6.4); from the content, so that they repeat. */
function subsetTag(program: Uint8Array): string {
  const digest = createHash('sha256').update(program).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

function toUnicode(characters: readonly Character[]): string {
  const lines = characters.map(({ codePoint }, index) => `<${hex16(index + 1)}> <${utf16(codePoint)}>`);
  const sections: string[] = [];
  // A section may hold at most 100 mappings (Adobe Technical Note 5014).
  for (let start = 0; start < lines.length; start += 100) {
    const part = lines.slice(start, start + 100);
    sections.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${sections.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function utf16(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return Array.from({ length: text.length }, (_, index) => hex16(text.charCodeAt(index))).join('');
}

function hex16(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
