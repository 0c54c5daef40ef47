import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fontkit, { type Font } from '@pdf-lib/fontkit';

/** The faces of the signature page: Noto (SIL Open Font License), which hold Latin, Greek and Cyrillic. */
export type Face = 'regular' | 'bold' | 'mono';

/** A parsed font with what measuring needs kept at hand. */
export interface FontFile {
  readonly font: Font;
  /** The whole file. */
  readonly bytes: Buffer;
  /** null where the font has no glyph for the code point. Advance widths are thousandths of the size. */
  glyph(codePoint: number): { readonly id: number; readonly advance: number } | null;
}

const FILES: Record<Face, string> = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  mono: '@expo-google-fonts/noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf',
};

const resolver = createRequire(import.meta.url);
let loading: Promise<Record<Face, FontFile>> | undefined;

/** Reads and parses the three fonts once per process. */
export function fontFiles(): Promise<Record<Face, FontFile>> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Record<Face, FontFile>> {
  const [regular, bold, mono] = await Promise.all([open('regular'), open('bold'), open('mono')]);
  return { regular, bold, mono };
}

async function open(face: Face): Promise<FontFile> {
  const bytes = await readFile(resolver.resolve(FILES[face]));
  const font = fontkit.create(bytes);
  const known = new Map<number, ReturnType<FontFile['glyph']>>();
  const look = (codePoint: number) => {
    if (!font.hasGlyphForCodePoint(codePoint)) return null;
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    return { id, advance: (advanceWidth * 1000) / font.unitsPerEm };
  };
  return {
    font,
    bytes,
    glyph(codePoint) {
      let glyph = known.get(codePoint);
      if (glyph === undefined) {
        glyph = look(codePoint);
        // Bounded: Unicode has over a million code points, and names come from outside.
        if (known.size < 5000) known.set(codePoint, glyph);
      }
      return glyph;
    },
  };
}
