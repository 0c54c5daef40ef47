import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import { type FontFile, fontFiles } from './font-files.js';
import { SubsetFont } from './subset-font.js';

let file: FontFile;
beforeAll(async () => {
  file = (await fontFiles()).regular;
});

/** The font's objects, as a reader of the PDF finds them. */
async function embedded(text: string) {
  const font = new SubsetFont(file, 'R');
  const codes = font.encode(text);
  const { context } = await PDFDocument.create();
  const outer = context.lookup(font.embed(context), PDFDict);
  const inner = outer.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  const descriptor = inner.lookup(PDFName.of('FontDescriptor'), PDFDict);
  const stream = (dict: PDFDict, key: string) => {
    const found = dict.lookup(PDFName.of(key));
    if (!(found instanceof PDFRawStream)) throw new Error(`${key} is no stream.`);
    return Buffer.from(decodePDFRawStream(found).decode());
  };
  return { codes, outer, inner, descriptor, stream };
}

describe('a font of the signature page', () => {
  it('gives each character its own code, from 1', async () => {
    expect((await embedded('abca')).codes).toBe('0001000200030001');
  });

  it('says in ToUnicode which characters they are, at most a hundred in a section', async () => {
    const text = String.fromCodePoint(...Array.from({ length: 250 }, (_, index) => 0x100 + index));
    const { outer, stream } = await embedded(text);
    const map = stream(outer, 'ToUnicode').toString('latin1');
    const sections = [...map.matchAll(/(\d+) beginbfchar\n([^e]*)\nendbfchar/g)];
    expect(sections.map(([, count, lines]) => [Number(count), lines?.split('\n').length])).toEqual([
      [100, 100],
      [100, 100],
      [50, 50],
    ]);
    expect(map).toContain('<0001> <0100>');
    expect(map).toContain('<00FA> <01F9>');
  });

  it('shows the replacement glyph for what the font lacks, and says which character it was', async () => {
    const { inner, outer, stream } = await embedded('\ufffd王😀');
    const glyphs = stream(inner, 'CIDToGIDMap');
    expect([...glyphs]).toEqual([0, 0, 0, 1, 0, 1, 0, 1]);
    expect(stream(outer, 'ToUnicode').toString('latin1')).toContain('<0002> <738B>\n<0003> <D83DDE00>');
  });

  it('lists widths and used codes for every character', async () => {
    const { inner, descriptor, stream } = await embedded('abcdefgh');
    const widths = inner.lookup(PDFName.of('W'), PDFArray).lookup(1, PDFArray).asArray();
    expect(widths.map((width) => (width as PDFNumber).asNumber())).toEqual(
      Array.from('abcdefgh', (letter) => file.glyph(letter.charCodeAt(0))?.advance),
    );
    expect([...stream(descriptor, 'CIDSet')]).toEqual([0xff, 0x80]);
  });
});
