import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ApiClient, eventually, sha256 } from '../../support/api-client.ts';
import { japanesePdf } from '../../support/japanese-pdf.ts';
import { rareImagesPdf } from '../../support/rare-images-pdf.ts';
import { samplePdf } from '../../support/sample-pdf.ts';
import { sealed, sendInvitation, threePeople } from '../../support/signing.ts';
import { drawSignature, followLink, openDocuments, signButton, signed, tabTo } from '../../support/signing-page.ts';
import { Web } from '../../support/web.ts';

/** What a browser says by itself of a line that is cut, or of an answer that refuses. */
const ofTheBrowser = /Failed to load resource/;

/** Compressed by gzip, everything of the page that a browser has loaded so far. */
async function bytesLoaded(page: Page): Promise<number> {
  const addresses = await page.evaluate<string[]>('performance.getEntriesByType("resource").map(({ name }) => name)');
  const assets = addresses.map((address) => new URL(address).pathname).filter((path) => path.startsWith('/assets/'));
  expect(assets.length).toBeGreaterThan(3);
  const files = ['signing.html', ...assets].map((path) => readFileSync(join('apps/web/dist/site', path)));
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
}

describe('the signing page', () => {
  let web: Web;
  let api: ApiClient;
  let pdf: Uint8Array;

  beforeAll(async () => {
    web = await Web.start();
    ({ api } = await ApiClient.register(web.server));
    pdf = await samplePdf('The rent is 900 euros a month.', 2);
  }, 90_000);
  afterAll(() => web?.remove());

  /** An invitation to one person, and their page, as far as it was asked for. */
  async function invited(details: object = {}, options: Parameters<Web['person']>[0] = {}): Promise<[Page, string]> {
    const [person] = threePeople();
    const { id } = await sendInvitation(api, pdf, [person], details);
    const page = await web.person(options);
    await followLink(page, api, person.email);
    return [page, id];
  }

  /** The light ones in the history, once there are so many: pages have signed, and this client knows no position to wait for. */
  async function signatures(id: string, number: number): Promise<{ name: string; drawing: { typed?: true } }[]> {
    return eventually(async () => {
      const { items } = (await api.get(`/v1/invitations/${id}/history`)).body;
      const light = items.flatMap(({ type, data }: { type: string; data: { light?: object } }) =>
        type === 'DocumentSigned' ? (data.light ?? []) : [],
      );
      return light.length >= number ? light : undefined;
    }, `${number} signatures in the history`);
  }

  it('leads two people at once from their e-mails to the sealed PDF: one with a mouse, one by the keyboard alone', async () => {
    const [aino, lukasz] = threePeople();
    const message = 'Hello,\nplease sign until Friday.';
    const delivery = { copyToLightSignatories: true };
    const { id, documentIds } = await sendInvitation(api, pdf, [aino, lukasz], { message, delivery });

    const mouse = async () => {
      const page = await web.person();
      await followLink(page, api, aino.email);
      expect(new URL(page.url()).hash).toBe('');
      expect(await page.locator('main').innerText()).toContain('please sign until Friday.');
      expect(await bytesLoaded(page)).toBeLessThanOrEqual(150_000);
      await web.seen(page, 'signing-invitation');
      await openDocuments(page);
      await drawSignature(page);
      await web.seen(page, 'signing-sign');
      return page;
    };
    const keyboard = async () => {
      const page = await web.person({
        viewport: { width: 1280, height: 900 },
        colorScheme: 'dark',
        reducedMotion: 'reduce',
      });
      await followLink(page, api, lukasz.email);
      await tabTo(page, page.getByRole('button', { name: 'Open the document' }));
      await page.keyboard.press('Enter');
      await page.locator('.textLayer span').first().waitFor();
      await tabTo(page, page.getByRole('region', { name: 'lease.pdf' }));
      await page.keyboard.press('End');
      await page.getByText('(page 2)').waitFor();
      await tabTo(page, page.getByLabel('Draw it'));
      await page.keyboard.press('ArrowDown');
      await page.getByRole('img', { name: 'Your name as it will be written' }).waitFor();
      await web.seen(page, 'signing-sign-dark');
      await tabTo(page, signButton(page));
      return page;
    };
    const [one, another] = await Promise.all([mouse(), keyboard()]);
    await Promise.all([signButton(one).click(), another.keyboard.press('Enter')]);
    await Promise.all([signed(one), signed(another)]);

    const text = await one.locator('main').innerText();
    expect(text).toContain(sha256(pdf));
    expect(text).toContain('a link to the sealed document');
    await web.seen(one, 'signing-done');
    const { state, signatories } = await sealed(api, id);
    expect([state, signatories.map((s: { method: string }) => s.method)]).toEqual(['completed', ['light', 'light']]);
    const download = await api.get(`/v1/invitations/${id}/documents/${documentIds[0]}/sealed`);
    expect(sha256((download.body as Uint8Array).subarray(0, pdf.length))).toBe(sha256(pdf));
    const drawings = (await signatures(id, 2)).map(({ drawing }) => drawing);
    expect([drawings.length, drawings.filter(({ typed }) => typed).length]).toEqual([2, 1]);
    const path = join(web.server.dataFolder, 'sealed.pdf');
    await writeFile(path, download.body as Uint8Array);
    const page = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    for (const words of ['signature: drawn', 'written from the typed name']) expect(page).toContain(words);
    // Whoever comes back, over the same link, sees what they have signed.
    await followLink(another, api, lukasz.email);
    await signed(another);
    expect(await another.locator('main').innerText()).toContain('Everybody has signed.');
  }, 90_000);

  it('loses nothing where the line is cut in the middle, and sends a signature once', async () => {
    const [page, id] = await invited();
    await openDocuments(page);
    const keys: (string | undefined)[] = [];
    let line: 'cut' | 'answer lost' | 'whole' = 'cut';
    await page.route('**/v1/signing/signature', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (line !== 'answer lost') return route.continue();
      line = 'whole';
      await route.fetch();
      return route.abort();
    });
    await page.context().setOffline(true);
    await drawSignature(page);
    await page.getByRole('textbox', { name: 'Your name' }).fill('Aino Maria Väisänen');
    await signButton(page).click();
    await page.getByRole('alert').getByText('No connection').waitFor();
    await web.seen(page, 'signing-offline');
    await page.context().setOffline(false);
    line = 'answer lost';
    await signButton(page).dblclick();
    await signed(page);
    // Twice into the cut line, once heard without an answer, and once more: always the same wish.
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
    expect((await signatures(id, 1)).map(({ name }) => name)).toEqual(['Aino Maria Väisänen']);
  }, 60_000);

  it('keeps what was drawn and typed over a reload, a turned phone and a session that has ended', async () => {
    const [page] = await invited();
    await openDocuments(page);
    await page.getByLabel('As the representative of an organization').check();
    await page.getByLabel('Name of the organization').fill('Väisänen & Pojat Oy');
    await drawSignature(page);
    await page.getByRole('img', { name: 'Your signature as drawn so far' }).waitFor();
    await page.setViewportSize({ width: 844, height: 390 });
    await page.reload();
    await page.locator('.textLayer span').first().waitFor();
    await page.getByRole('img', { name: 'Your signature as drawn so far' }).waitFor();
    await page.evaluate(`(() => {
      const kept = JSON.parse(sessionStorage.getItem('attestory.signing'));
      sessionStorage.setItem('attestory.signing', JSON.stringify({ ...kept, token: 'over' }));
    })()`);
    await signButton(page).click();
    await page.getByRole('alert').getByText('Enter the business ID.').waitFor();
    await web.seen(page, 'signing-missing');
    await page.getByRole('textbox', { name: 'Business ID' }).fill('1234567-1');
    await signButton(page).click();
    await signed(page);
  }, 60_000);

  it('shows in one tab what was signed in another', async () => {
    const [page] = await invited();
    await openDocuments(page);
    await page.getByLabel('Have my name written').check();
    const other = await web.page(page.context());
    // Its clock is eight years behind.
    await other.addInitScript('Date.now = ((now) => () => now() - 2.5e11)(Date.now)');
    const kept = await page.evaluate<string>(`sessionStorage.getItem('attestory.signing')`);
    await other.goto(`/s#${(JSON.parse(kept) as { secret: string }).secret}`);
    await openDocuments(other);
    await drawSignature(other);
    await signButton(other).click();
    await signed(other);
    await signButton(page).click();
    await signed(page);
    // No copy goes to whoever signs without identification, unless the sender wishes it.
    await page.getByText('To get a copy, ask the sender.').waitFor();
    await page.getByRole('heading', { name: 'Whom to ask' }).waitFor();
  }, 60_000);

  it('declines with a reason, once that is confirmed, and tells the others whom to ask', async () => {
    const [aino, lukasz] = threePeople();
    const { id } = await sendInvitation(api, pdf, [aino, lukasz]);
    const page = await web.person();
    await followLink(page, api, aino.email);
    await openDocuments(page);
    await page.getByRole('button', { name: 'Decline to sign' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Why you don’t sign/).fill('The rent is too high.');
    await web.seen(page, 'signing-decline');
    await dialog.getByRole('button', { name: 'Decline to sign' }).click();
    await page.getByRole('heading', { name: 'You have declined to sign' }).waitFor();
    await web.seen(page, 'signing-declined');
    await eventually(
      async () => (await api.get(`/v1/invitations/${id}`)).body.state === 'declined' || undefined,
      'the invitation to be shown as declined',
    );
    const other = await web.person();
    await followLink(other, api, lukasz.email);
    const text = await other.locator('main').innerText();
    expect(text).toContain('Somebody has declined to sign');
    expect(text).toContain('Acme Oy');
  }, 60_000);

  it('says why there is nothing to sign, and whom to ask: cancelled in the middle, unknown, no link at all', async () => {
    const [page, id] = await invited();
    await openDocuments(page);
    await page.getByLabel('Have my name written').check();
    await api.post(`/v1/invitations/${id}/cancel`, { reason: 'Wrong document' });
    await signButton(page).click();
    await page.getByRole('heading', { name: 'The invitation was cancelled' }).waitFor();
    await web.seen(page, 'signing-cancelled');
    const unknown = await web.person();
    await unknown.goto('/s#rubbish');
    await unknown.getByRole('heading', { name: 'This link is not known' }).waitFor();
    await web.seen(unknown, 'signing-unknown');
    const without = await web.person();
    await without.goto('/s');
    await without.getByRole('heading', { name: 'Open the link in your e-mail' }).waitFor();
    await web.seen(without, 'signing-no-link');
  }, 60_000);

  it('lets nobody sign whose turn it is not', async () => {
    const [aino, lukasz] = threePeople();
    await sendInvitation(api, pdf, [aino, lukasz], { order: 'sequential' });
    const page = await web.person();
    await page.route('**/v1/signing', async (route) => {
      // A link goes out when its turn comes, so that only what the page says of it can be seen here.
      const answer = await route.fetch();
      const view = (await answer.json()) as { me: object };
      return route.fulfill({ response: answer, json: { ...view, me: { ...view.me, turn: false } } });
    });
    await followLink(page, api, aino.email);
    await openDocuments(page);
    await page.getByText('It is not your turn yet').waitFor();
    expect(await signButton(page).count()).toBe(0);
    await web.seen(page, 'signing-not-your-turn');
  }, 60_000);

  it('shows hostile names as what they are, on the smallest screen, in every language', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const rightToLeft = '\u202eمحمد\u202c العربي';
    const [person, second, third] = threePeople();
    const people = [
      { ...person, name: `${markup} 😀` },
      { ...second, name: rightToLeft.replaceAll(/[\u202e\u202c]/g, '') },
      { ...third, name: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(5).slice(0, 190) },
    ];
    const details = { title: `${markup} ${'Vuokrasopimus'.repeat(12)}`, message: `${markup}\n${'a'.repeat(300)}` };
    await sendInvitation(api, pdf, people, details);
    const page = await web.person({ viewport: { width: 320, height: 568 } });
    await followLink(page, api, person.email);
    expect(await page.locator('main img').count()).toBe(0);
    await openDocuments(page);
    for (const [own, title] of [
      ['Suomi', 'Lue asiakirja'],
      ['Svenska', 'Läs dokumentet'],
      ['Norsk', 'Les dokumentet'],
      ['Dansk', 'Læs dokumentet'],
      ['Nederlands', 'Lees het document'],
      ['English', 'Read the document'],
    ] as const) {
      await page.locator('.menu summary').click();
      await page.getByRole('button', { name: own }).click();
      await page.getByRole('heading', { name: title }).waitFor();
      const wider = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect({ own, wider }).toEqual({ own, wider: 0 });
      expect(await page.locator('html').getAttribute('lang')).not.toBeNull();
      await page.screenshot({ path: `test-output/screens/signing-hostile-${own}.png`, fullPage: true });
    }
    await web.seen(page, 'signing-hostile');
    await page.getByLabel('Have my name written').check();
    await signButton(page).click();
    await signed(page);
  }, 60_000);

  it('draws of five hundred pages those that are near, and goes to any of them', async () => {
    const [person] = threePeople();
    await sendInvitation(api, await samplePdf('Many', 500), [person]);
    const page = await web.person();
    await followLink(page, api, person.email);
    await openDocuments(page);
    await page.getByLabel('Page number').fill('500');
    await page.keyboard.press('Enter');
    await page.getByText('(page 500)').waitFor();
    expect(await page.locator('.pdf-page').count()).toBe(500);
    expect(await page.locator('.pdf-page canvas').count()).toBeLessThan(20);
    await page.getByRole('button', { name: 'Larger' }).click();
    await page.getByText('125 %').waitFor();
    await page.getByText('(page 500)').waitFor();
  }, 60_000);

  it('has the fonts and character maps that a PDF names only, and asks nobody else for them', async () => {
    const page = await web.person();
    const asked: string[] = [];
    page.context().on('request', (request) => asked.push(request.url()));
    const [person] = threePeople();
    await sendInvitation(api, japanesePdf(), [person]);
    await followLink(page, api, person.email);
    await openDocuments(page);
    expect(await page.locator('.textLayer').innerText()).toContain('日本語');
    expect(
      asked.filter((address) => /\/pdfjs-[\d.]+\/(?:cmaps|standard_fonts)\//.test(address)).length,
    ).toBeGreaterThan(1);
    expect(asked.filter((address) => !address.startsWith(web.server.baseUrl))).toEqual([]);
  }, 60_000);

  it('draws pictures that browsers can’t decode, without WebAssembly, and says where one is missing', async () => {
    const [person] = threePeople();
    await sendInvitation(api, rareImagesPdf(), [person]);
    const page = await web.person();
    await followLink(page, api, person.email);
    await openDocuments(page);
    const colours = await page.evaluate(`(() => {
      const canvas = document.querySelector('.pdf-page canvas');
      const { width } = canvas;
      const colourAt = (x, y) =>
        [...canvas.getContext('2d').getImageData((x * width) / 300, ((300 - y) * width) / 300, 1, 1).data.slice(0, 3)];
      return [colourAt(70, 200), colourAt(210, 200), colourAt(165, 200)];
    })()`);
    expect(colours).toEqual([
      [200, 0, 0],
      [0, 0, 0],
      [255, 255, 255],
    ]);
    await page.getByText('A part of page 2 can’t be shown here.').waitFor();
    expect(await page.getByText('A part of page 1').count()).toBe(0);
    await web.seen(page, 'signing-partly');
  }, 60_000);

  it('signs what it can’t draw, and does not sign what is not what was sent', async () => {
    const [person] = threePeople();
    await sendInvitation(api, pdf, [person]);
    const page = await web.person();
    await page.route('**/assets/pdf.worker*', (route) => route.abort());
    let isOther = true;
    await page.route('**/v1/signing/documents/*', async (route) => {
      if (!isOther) return route.continue();
      const answer = await route.fetch();
      const body = await answer.body();
      body[20] = 0;
      return route.fulfill({ response: answer, body });
    });
    await followLink(page, api, person.email);
    await page.getByRole('button', { name: 'Open the document' }).click();
    await page.getByText('This is not the document that was sent').waitFor();
    await page.getByLabel('Have my name written').check();
    await signButton(page).click();
    await page.getByText('Open every document, and wait until it is here.').waitFor();
    isOther = false;
    await page.getByRole('button', { name: 'Load it again' }).click();
    await page.getByText('This document can’t be shown here').waitFor();
    await web.seen(page, 'signing-undrawn');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the PDF' }).click();
    const stream = await (await saving).createReadStream();
    expect(sha256(Buffer.concat(await stream.toArray()))).toBe(sha256(pdf));
    await signButton(page).click();
    await signed(page);
  }, 60_000);

  it('complains of nothing', () => {
    expect(web.complaints().filter((text) => !ofTheBrowser.test(text))).toEqual([]);
  });
});
