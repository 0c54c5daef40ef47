import { beforeAll, describe, expect, it } from '@jest/globals';
import fontkit from '@pdf-lib/fontkit';
import { type FontFile, fontFiles } from './font-files.js';
import { subsetTrueType } from './truetype-subset.js';

let file: FontFile;
beforeAll(async () => {
  file = (await fontFiles()).regular;
});

describe('a subset of a TrueType font', () => {
  it('draws each glyph as the whole font does, composite ones too', () => {
    const text = 'Signature page ÅöřŁżÞðæ Ελένη Дмитро ễồ';
    const ids = Array.from(text, (character) => file.glyph(character.codePointAt(0) ?? 0)?.id ?? 0);
    const subset = fontkit.create(subsetTrueType(file.bytes, [0, ...ids]));
    for (const [index, id] of ids.entries()) {
      const [drawn, whole] = [subset.getGlyph(index + 1), file.font.getGlyph(id)];
      expect(drawn.path.toSVG()).toBe(whole.path.toSVG());
      expect(drawn.advanceWidth).toBe(whole.advanceWidth);
    }
  });

  it('is small', () => {
    expect(subsetTrueType(file.bytes, [0, 36, 37]).length).toBeLessThan(1500);
  });

  it('has a sound checksum, which some readers check', () => {
    const subset = subsetTrueType(file.bytes, [0, 36]);
    let sum = 0;
    for (let at = 0; at < subset.length; at += 4) sum = (sum + subset.readUInt32BE(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });
});
