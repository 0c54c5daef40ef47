import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignaturePageContent } from '@attestory/application';
import { composeSignaturePage } from './compose-signature-page.js';
import { NAMES, sampleAuthentication, sampleContent } from './content.sample.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signature-page-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });

async function compose(content: Parameters<typeof composeSignaturePage>[0]): Promise<string> {
  const path = join(folder, 'page.pdf');
  writeFileSync(path, (await composeSignaturePage(content)).pdf);
  return path;
}

const textOf = (path: string) => run('pdftotext', '-layout', path, '-');

describe('the signature page, as other programs read it', () => {
  it.each([0, 1, 3, 30, 100])(
    'is a sound PDF with %d signatures, and every page says its number',
    async (signatories) => {
      const path = await compose(sampleContent(signatories));
      expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found');
      const pages = textOf(path).split('\f').slice(0, -1);
      for (const [index, page] of pages.entries()) {
        expect(page).toContain(`Signature page ${index + 1} of ${pages.length}`);
      }
      expect(textOf(path).match(/Event and hash/g) ?? []).toHaveLength(signatories);
    },
  );

  it.each<[SignaturePageContent['language'], string, string, string]>([
    ['fi', 'Allekirjoitussivu 1/', '24. marraskuuta 2026 klo', '184 213 ensimmäistä tavua'],
    ['sv', 'Underskriftssida 1 av', '24 november 2026 kl.', '184 213 byten'],
    ['nb', 'Signaturside 1 av', '24. november 2026 kl.', '184 213 bytene'],
    ['da', 'Underskriftsside 1 af', '24. november 2026 kl.', '184.213 byte'],
    ['nl', 'Handtekeningenpagina 1 van', '24 november 2026 om', '184.213 bytes'],
  ])('speaks %s, with every letter that it needs', async (language, footer, day, bytes) => {
    const content = { ...sampleContent(4, 1), language };
    const text = textOf(await compose({ ...content, document: { ...content.document, bytes: 184_213 } }));
    const flowing = text.replaceAll(/\s+/g, ' ');
    for (const words of [footer, day, bytes]) expect(flowing).toContain(words);
    expect(flowing).not.toContain('\ufffd');
  });

  it('gives back every name as it was typed', async () => {
    const text = textOf(await compose(sampleContent(NAMES.length, 1)));
    for (const name of NAMES) expect(text).toContain(name);
  });

  it('says what a light signature is, and gives all hashes and times in full', async () => {
    const content = sampleContent(2);
    const text = textOf(await compose(content));
    expect(text).toContain('identity not verified; name as typed');
    expect(text).toContain(content.document.sha256);
    expect(text).toContain(content.head?.root);
    expect(text).toContain(content.signatories[1]?.signature?.eventHash);
    expect(text).toContain('24 November 2026 at 10:15:01 UTC');
    expect(text).toContain('2026-11-24T10:15:01.123Z');
    expect(text).toContain('Completed · 2 of 2 signed');
  });

  const strong = (authentication: object, role: object = { kind: 'self' }) => {
    const [signatory] = sampleContent(1).signatories;
    const signature = { ...signatory?.signature, role, authentication };
    return { ...sampleContent(0), signatories: [{ ...signatory, signature }] } as unknown as SignaturePageContent;
  };

  it('says who a strong signatory proved to be, how, to whom and when', async () => {
    const text = textOf(await compose(strong(sampleAuthentication('Virtanen Aino Maria'))));
    expect(text).toMatch(/Method +Bank ID \(Finland\)/);
    expect(text).toMatch(/Name as proven +Virtanen Aino Maria/);
    expect(text).toMatch(/Identity number +010190-\*{4}/);
    expect(text).toMatch(/Authenticated +24 November 2026 at 10:14:30 UTC/);
    expect(text).toMatch(/Broker, level +idura-ftn, substantial/);
    expect(text).not.toContain('TEST');
  });

  it('says so where a scheme gives no name, and gives the date of birth in the place of a number', async () => {
    const text = textOf(await compose(strong({ ...sampleAuthentication(null), identityNumber: null })));
    expect(text).toMatch(/Name as proven +none given/);
    expect(text).toMatch(/Date of birth +1990-01-01/);
    expect(text).not.toContain('Identity number');
  });

  it('marks what a sandbox proved as a test', async () => {
    const text = textOf(await compose(strong({ ...sampleAuthentication('Aino'), test: true })));
    expect(text).toContain('TEST · Strong authentication');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('TEST: from a sandbox, which proves nobody’s identity.');
  });

  it('says in what capacity a representative signed', async () => {
    const capacity = { authority: 'procuration', position: 'Head of sales' };
    const role = { kind: 'representative', name: 'Acme Oy', businessId: '1234567-1', capacity };
    const text = textOf(await compose(strong(sampleAuthentication('Aino'), role))).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Representative of Acme Oy (business id 1234567-1): Head of sales, by procuration');
  });

  it('names who has not signed and who declined', async () => {
    const content = sampleContent(1, 2);
    const [signed, pending, declined] = content.signatories;
    if (!signed || !pending || !declined) throw new Error('The sample has three signatories.');
    const text = textOf(
      await compose({ ...content, signatories: [signed, pending, { ...declined, state: 'declined' }] }),
    );
    expect(text).toContain('Partly signed · 1 of 3 signed');
    expect(text).toMatch(new RegExp(`${pending.name} +has not signed`));
    expect(text).toMatch(new RegExp(`${declined.name} +declined to sign`));
  });

  it('says so when no head has been signed yet', async () => {
    expect(textOf(await compose({ ...sampleContent(1), head: null }))).toMatch(/Newest signed head +none yet/);
  });

  it('lets a name be found that the font cannot show, and numbers its characters', async () => {
    const content = sampleContent(1, 1);
    const signatories = [{ name: '王小明', state: 'pending' as const }, ...content.signatories.slice(0, 1)];
    const text = textOf(await compose({ ...content, signatories }));
    expect(text).toContain('王小明');
    expect(text).toContain('U+738B U+5C0F U+660E');
    expect(text).toContain('stands for a character that this page cannot show');
  });

  it('is not reordered by a bidi override or a right-to-left name', async () => {
    const content = sampleContent(1, 1);
    const signatories = [
      { name: 'ab\u202ecd \u0645\u062d', state: 'pending' as const },
      ...content.signatories.slice(0, 1),
    ];
    expect(textOf(await compose({ ...content, signatories }))).toContain('ab\ufffdcd \ufffd\ufffd');
  });

  it('embeds three subset fonts with ToUnicode and nothing else', async () => {
    const fonts = run('pdffonts', await compose(sampleContent(3)))
      .trim()
      .split('\n')
      .slice(2);
    expect(fonts).toHaveLength(3);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Noto\S+ +CID TrueType +Identity-H +yes yes yes/);
  });

  it('is drawn without a complaint, with the drawing where there is one', async () => {
    const content = sampleContent(2);
    const [strong, light] = content.signatories;
    if (!strong || !light?.signature) throw new Error('The second of the samples signs lightly.');
    const { drawing, ...undrawn } = light.signature;
    expect(drawing).toBeDefined();
    const withDrawing = darkPixels(await compose(content));
    const without = darkPixels(await compose({ ...content, signatories: [strong, { ...light, signature: undrawn }] }));
    expect(withDrawing - without).toBeGreaterThan(500);
  });
});

/** Of all pages, drawn in grey at 100 dots per inch; throws when the renderer complains. */
function darkPixels(path: string): number {
  const drawn = mkdtempSync(join(folder, 'drawn-'));
  const complaints = execFileSync('pdftoppm', ['-gray', '-r', '100', path, join(drawn, 'p')], { stdio: 'pipe' });
  expect(complaints.length).toBe(0);
  return readdirSync(drawn)
    .flatMap((name) => [...readFileSync(join(drawn, name)).subarray(15)])
    .filter((grey) => grey < 100).length;
}
