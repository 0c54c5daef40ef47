import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddendumContent } from '@attestory/application';
import { NAMES } from '../signature-page/content.sample.js';
import { composeAddendum } from './compose-addendum.js';
import { sampleAddendum } from './content.sample.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'addendum-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });
async function compose(content: AddendumContent): Promise<string> {
  const path = join(folder, 'addendum.pdf');
  writeFileSync(path, await composeAddendum(content));
  return path;
}
const pagesOf = async (content: AddendumContent) =>
  run('pdftotext', '-layout', await compose(content), '-')
    .split('\f')
    .slice(0, -1);
const textOf = async (content: AddendumContent) => (await pagesOf(content)).join(' ').replaceAll(/\s+/g, ' ');

describe('the protocol of an addendum, as other programs read it', () => {
  it.each([0, 1, 30, 200])('is a sound PDF with %d signatures, and every page says its number', async (signed) => {
    const content = sampleAddendum(signed, signed);
    expect(run('qpdf', '--check', await compose(content))).toContain('No syntax or stream encoding errors found');
    const pages = await pagesOf(content);
    for (const [i, page] of pages.entries()) expect(page).toContain(`Addendum, page ${i + 1} of ${pages.length}`);
    expect(pages.join('').match(/Event and hash/g) ?? []).toHaveLength(signed);
    expect(pages.join('').match(/has not signed/g) ?? []).toHaveLength(signed);
  });

  it('names the invitation and its documents by their ids and hashes, as uploaded and as sealed', async () => {
    const content = sampleAddendum(1);
    const text = await textOf(content);
    const [sealed, unsealed] = content.documents;
    expect(text).toContain(`Invitation ${content.about.invitationId}`);
    expect(text).toContain('cancelled on 24 November 2026 at 10:30:00 UTC');
    for (const named of [sealed?.id, sealed?.sha256, sealed?.sealed, unsealed?.id, unsealed?.sha256])
      expect(text).toContain(named);
    expect(text).toContain('none: nobody had signed it');
    const apart = await textOf({ ...content, documents: [{ ...sealed!, signaturePage: '6f'.repeat(32) }] });
    expect(apart).toContain('6f'.repeat(32));
  });

  it('says who signed when and how, who did not, and what was signed on paper', async () => {
    const text = await textOf(sampleAddendum(2, 1));
    expect(text).toContain(`${NAMES[0]} Strong authentication Signed 24 November 2026 at 10:15:00 UTC`);
    expect(text).toContain(`${NAMES[1]} Light signature`);
    expect(text).toContain('identity not verified; name as typed');
    expect(text).toMatch(new RegExp(`${NAMES[3]} +has not signed`));
    expect(text).toContain(`Signed 23 November 2026 Scan allekirjoitettu paperilla.pdf SHA-256 ${'7b'.repeat(32)}`);
  });

  it('shows nobody’s date of birth, identity number or drawing to those who join', async () => {
    const text = await textOf(sampleAddendum(2));
    expect(text).not.toMatch(/010190|1990|drawing|Authenticated/);
  });

  it('marks what a sandbox proved', async () => {
    const content = sampleAddendum(1);
    const [{ signature, ...who }] = content.signatories as [(typeof content.signatories)[0]];
    const authentication = { ...signature?.authentication, test: true };
    const text = await textOf({
      ...content,
      signatories: [{ ...who, signature: { ...signature, authentication } }] as never,
    });
    expect(text).toContain('TEST');
  });

  it.each<[AddendumContent['language'], string, string, string]>([
    ['fi', 'Lisäpöytäkirja, sivu 1/', 'peruttu 24. marraskuuta 2026', 'ei ole allekirjoittanut'],
    ['sv', 'Tilläggsprotokoll, sida 1 av', 'återkallad 24 november 2026', 'har inte undertecknat'],
    ['nb', 'Tilleggsprotokoll, side 1 av', 'trukket tilbake 24. november 2026', 'har ikke signert'],
    ['da', 'Tillægsprotokol, side 1 af', 'trukket tilbage 24. november 2026', 'har ikke underskrevet'],
    ['nl', 'Aanvullend protocol, pagina 1 van', 'ingetrokken op 24 november 2026', 'heeft niet ondertekend'],
  ])('speaks %s', async (language, pageOf, cancelled, notSigned) => {
    const text = await textOf({ ...sampleAddendum(1), language });
    for (const said of [pageOf, cancelled, notSigned]) expect(text).toContain(said);
  });

  it('breaks a long text between its lines, and keeps all of it', async () => {
    const clauses = Array.from({ length: 150 }, (_, i) => `Clause ${i} stays in force as it was signed.`);
    const pages = await pagesOf({ ...sampleAddendum(1), text: clauses.join('\r\n\n') });
    expect(pages.length).toBeGreaterThan(4);
    for (const clause of clauses) expect(pages.join('')).toContain(clause);
    const inOne = await textOf({ ...sampleAddendum(1), text: clauses.map((one, i) => `(${i}) ${one}`).join(' ') });
    for (const i of clauses.keys()) expect(inOne).toContain(`(${i})`);
  });

  it('shows no heading for a text that is none', async () => {
    expect(await textOf({ ...sampleAddendum(1), text: ' \n\t\r\n ' })).not.toContain('What is added');
    expect(await textOf({ ...sampleAddendum(1), text: null })).not.toContain('What is added');
  });

  it('numbers the characters of words that the font lacks, and is not turned around', async () => {
    const text = await textOf({ ...sampleAddendum(1), text: 'Also 王小明 signs, \u202ereversed.' });
    expect(text).toContain('Also 王小明 signs, \ufffdreversed.');
    expect(text).toContain('U+738B U+5C0F U+660E · U+202E U+0072');
    expect(text).toContain('stands for a character that this page cannot show');
  });
});
