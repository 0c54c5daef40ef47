import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { type Answer, ApiClient, type Credentials, eventually, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { complaintsOf, launchBrowser } from '../support/browser.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { downloadLinkOf, type Person, sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

const day = 24 * 60 * 60_000;
const refusal = ({ status, body }: Answer) => [status, body.type, body.reason];
const closed = (reason: string) => [410, '/problems/link-closed', reason];
const narrow = { viewport: { width: 320, height: 640 } };
const wide = { viewport: { width: 1_100, height: 800 } };

describe('where documents go', () => {
  let server: AttestoryProcess;
  let browser: Browser;
  let api: ApiClient;
  let anybody: ApiClient;
  let credentials: Credentials;
  let pdf: Uint8Array;
  let folder: string;
  const setClock = (days: number) => writeFile(join(folder, 'clock'), String(days * day));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-deliveries-'));
    await setClock(0);
    await mkdir('test-output/screenshots', { recursive: true });
    const program = join(import.meta.dirname, '../support/shifted-server.ts');
    server = await AttestoryProcess.start({}, folder, program);
    browser = await launchBrowser();
    ({ api, credentials } = await ApiClient.register(server));
    anybody = new ApiClient(server.baseUrl);
    pdf = await samplePdf('The rent is 900 euros a month.');
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  /** Signed by one person who drew, sealed, and mailed to them as a link. */
  const delivered = async () => {
    const [person] = threePeople();
    const { id } = await sendInvitation(api, pdf, [person], { delivery: { copyToLightSignatories: true } });
    await signAs(api, person);
    await sealed(api, id);
    return { id, person, secret: await api.secretFor(person.email, 'd') };
  };
  const download = (secret: string) => anybody.post('/v1/downloads', { secret });
  const askBy = (what: object) => anybody.post('/v1/download-links', what);
  const deliveries = async (id: string) => (await api.get(`/v1/invitations/${id}/deliveries`)).body;
  /** The secret of the link that was mailed after so many e-mails. */
  const newSecret = ({ email }: Person, before: number) =>
    eventually(async () => {
      const mail = (await api.mailTo(email))[before];
      return mail?.links.find((link) => link.includes('/d#'))?.split('#')[1];
    }, `new links to ${email}`);
  const mailsTo = async ({ email }: Person) => (await api.mailTo(email)).length;
  const visit = async (path: string, options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(server.baseUrl + path);
    return { page, complaints, context };
  };

  it('is told to the sender: to whom, by which policy, over which e-mails and links, opened or not', async () => {
    const { id, person, secret } = await delivered();
    const before = await deliveries(id);
    expect(before).toMatchObject({ id, state: 'completed', marks: ['not-opened'] });
    expect(before.recipients[0]).toMatchObject({
      ...{ name: person.name, email: person.email, role: { kind: 'self' } },
      decision: {
        ...{ policyVersion: '2025-04-25', row: 'light', ways: ['download-link', 'personal-account'], withheld: [] },
      },
      links: [{ state: 'open', policyVersion: '2025-04-25' }],
    });
    // Another browser than the one that signed: whoever has the link has the document, and each time is on record.
    for (let i = 0; i < 2; i++) {
      const { status, body } = await download(secret);
      expect([status, sha256((body as Uint8Array).subarray(0, pdf.length))]).toEqual([200, sha256(pdf)]);
    }
    const after = await eventually(async () => {
      const now = await deliveries(id);
      return now.recipients[0].links[0].downloads?.count === 2 ? now : undefined;
    }, 'both downloads');
    expect(after.marks).toEqual(['opened']);
    expect(after.recipients[0].mails.map(({ reason, state }: never) => [reason, state])).toEqual([
      ['invitation', 'handed-over'],
      ['completed', 'handed-over'],
    ]);
    const opened = (await api.get('/v1/deliveries?state=opened')).body.items;
    expect(opened.map((item: { id: string }) => item.id)).toContain(id);
    expect((await api.get('/v1/deliveries?state=bounced')).body.items).toEqual([]);
    expect((await api.get('/v1/deliveries?state=lost')).status).toBe(422);
  }, 60_000);

  it('is ended by the sender, for ever', async () => {
    const { id, person, secret } = await delivered();
    const linkId = await downloadLinkOf(api, id);
    const { api: stranger } = await ApiClient.register(server);
    const path = `/v1/invitations/${id}/download-links/${linkId}/revocation`;
    expect((await stranger.post(path)).status).toBe(404);
    expect((await api.call('POST', path, undefined, { 'if-match': '"0"' })).status).toBe(412);
    const revoked = await api.post(path);
    expect([revoked.status, revoked.body]).toMatchObject([200, { linkId, state: 'closed' }]);
    expect(refusal(await download(secret))).toEqual(closed('revoked'));
    expect(refusal(await askBy({ secret }))).toEqual(closed('revoked'));
    const before = await mailsTo(person);
    expect((await askBy({ email: person.email })).status).toBe(202);
    const { links } = (await deliveries(id)).recipients[0];
    expect(links).toMatchObject([{ linkId, state: 'closed', closed: { reason: 'revoked' } }]);
    expect(await mailsTo(person)).toBe(before);
  }, 60_000);

  it('is asked for anew by an old link, or by the address: to that address only, and the old links end', async () => {
    const { id, person, secret } = await delivered();
    const before = await mailsTo(person);
    expect((await askBy({ secret })).body).toEqual({ state: 'requested' });
    const second = await newSecret(person, before);
    await eventually(async () => ((await download(secret)).status === 410 ? true : undefined), 'the old link to end');
    expect(refusal(await download(secret))).toEqual(closed('replaced'));
    expect((await download(second)).status).toBe(200);
    expect(await askBy({ email: person.email.toUpperCase() })).toMatchObject({ status: 202 });
    const third = await newSecret(person, before + 1);
    expect((await download(third)).status).toBe(200);
    const types = (await api.get(`/v1/invitations/${id}/history`)).body.items.map(({ type }: never) => type);
    expect(types.filter((type: string) => type === 'DownloadLinkAsked')).toHaveLength(2);
    // Of an address to which nothing ever went the answer is the same.
    expect(await askBy({ email: 'stranger@example.com' })).toMatchObject({ status: 202, body: { state: 'requested' } });
    for (const wrong of [{}, { secret, email: person.email }, { email: 'no address' }])
      expect((await askBy(wrong)).status).toBe(422);
    expect((await askBy({ secret: 'none' })).status).toBe(404);
    for (let i = 0; i < 9; i++) await askBy({ secret: third });
    expect((await askBy({ secret: third })).status).toBe(429);
  }, 60_000);

  it('is not drawn upon without end: a link that is used 1,000 times is stopped, and each download is on record', async () => {
    const { id, secret } = await delivered();
    const tally: Record<string, number> = {};
    for (let round = 0; round < 50; round++)
      for (const { status } of await Promise.all(Array.from({ length: 20 }, () => download(secret))))
        tally[status] = (tally[status] ?? 0) + 1;
    expect(tally).toEqual({ 200: 30, 429: 970 });
    await eventually(async () => {
      const { links } = (await deliveries(id)).recipients[0];
      return links[0].downloads?.count === 30 ? true : undefined;
    }, '30 downloads on record');
  }, 120_000);

  it.each([true, false])(
    'is downloaded on a page by one press, not by looking at it: scripts %s',
    async (scripts) => {
      const { id, secret } = await delivered();
      const { page, complaints, context } = await visit(`/d#${secret}`, { javaScriptEnabled: scripts });
      if (!scripts) await page.getByLabel('Link from the e-mail').fill(`${server.baseUrl}/d#${secret}`);
      expect((await deliveries(id)).marks).toEqual(['not-opened']);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('lease-signed.pdf');
      expect([page.url().includes(secret), server.output.includes(secret), complaints]).toEqual([!scripts, false, []]);
      await context.close();
    },
    60_000,
  );

  it('is asked for anew on the page, by a link that was replaced, and by the address', async () => {
    const { person, secret } = await delivered();
    const before = await mailsTo(person);
    await askBy({ secret });
    await newSecret(person, before);
    await eventually(async () => ((await download(secret)).status === 410 ? true : undefined), 'the old link to end');
    const { page, context } = await visit(`/d?lang=nl#${secret}`, narrow);
    await page.getByRole('button', { name: 'Downloaden' }).click();
    await page.getByText('Een nieuwere link heeft deze vervangen').waitFor();
    await page.screenshot({ path: 'test-output/screenshots/d-replaced-nl-320.png', fullPage: true });
    await page.getByRole('button', { name: 'Stuur mij nieuwe links' }).click();
    await page.getByRole('heading', { name: 'Kijk in uw mailbox' }).waitFor();
    await newSecret(person, before + 1);
    await page.goto(`${server.baseUrl}/d?lang=fi`);
    await page.getByLabel('Sähköpostiosoite').fill(person.email);
    await page.getByRole('button', { name: 'Lähetä minulle uudet linkit' }).click();
    await page.getByText(`osoitteeseen ${person.email}`).waitFor();
    await newSecret(person, before + 2);
    await context.close();
  }, 60_000);

  it.each([
    ['fi', narrow],
    ['fi', wide],
    ['nl', narrow],
    ['nl', wide],
  ])(
    'has a page that fits and loads nothing from elsewhere: %s, %j',
    async (lang, size) => {
      const { page, complaints, context } = await visit(`/d?lang=${lang}#${'x'.repeat(86)}`, size);
      const elsewhere: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(server.baseUrl)) elsewhere.push(request.url());
      });
      await page.reload();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.viewport.width);
      await page.screenshot({ path: `test-output/screenshots/d-${lang}-${size.viewport.width}.png`, fullPage: true });
      expect([complaints, elsewhere]).toEqual([[], []]);
      await context.close();
    },
    60_000,
  );

  it('is over after 30 days, and had anew by the link that is over', async () => {
    const { person, secret } = await delivered();
    await setClock(31);
    api = await ApiClient.authenticate(server.baseUrl, credentials);
    expect(refusal(await download(secret))).toEqual(closed('expired'));
    const before = await mailsTo(person);
    expect((await askBy({ secret })).status).toBe(202);
    expect((await download(await newSecret(person, before))).status).toBe(200);
  }, 60_000);
});
