import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ApiClient } from '../../support/api-client.ts';
import { archivedOf } from '../../support/archive.ts';
import { AttestoryProcess } from '../../support/attestory-process.ts';
import { authenticate } from '../../support/authenticating.ts';
import { found, sideOf } from '../../support/members.ts';
import { personClient } from '../../support/people.ts';
import { samplePdf } from '../../support/sample-pdf.ts';
import { expectStatus, readAll, sealed, sendInvitation, signAs, startSession } from '../../support/signing.ts';
import { Web } from '../../support/web.ts';

const hostile = `<img src=x onerror=alert(1)> חוזה שכירות 🖋️ ${'Änderungsvereinbarung'.repeat(7)}`;
const aino = { method: 'fi-bank-id', person: 'fi-aino' };

describe('what people have signed, and what their organizations keep', () => {
  let server: AttestoryProcess;
  let web: Web;
  let person: ApiClient;
  let main: ApiClient;
  let organizationId: string;
  const ids: string[] = [];

  /** Signed by Aino strongly for herself, and lightly by somebody else. */
  async function signedByBoth(title: string): Promise<string> {
    const n = ids.length;
    const strong = { name: 'Aino Esimerkki', email: `aino${n}@example.com`, methods: ['fi-bank-id'] };
    const light = { name: 'Łukasz Żółć', email: `lukasz${n}@example.com` };
    const { id } = await sendInvitation(main, await samplePdf('Agreement'), [strong, light], { title });
    const session = await startSession(main, strong.email);
    expectStatus(await authenticate(session, aino), 200);
    const { contentHashes } = (await readAll(session, strong.name)) as { contentHashes: object };
    expectStatus(await session.post('/v1/signing/signature', { role: { kind: 'self' }, contentHashes }), 200);
    expectStatus(await signAs(main, light), 200);
    await sealed(main, id);
    ids.push(id);
    return id;
  }

  /** A browser in which Aino has signed in. */
  async function ainosBrowser(): Promise<Page> {
    const page = await web.person();
    const cookie = { name: 'attestory_session', value: person.token as string, url: `${server.baseUrl}/v1` };
    await page.context().addCookies([cookie]);
    return page;
  }

  const roleMenu = (page: Page) => page.locator('.corner summary').first();
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  /** From the first page of an organization's side. */
  async function toArchive(page: Page): Promise<void> {
    await heading(page, 'Invitations');
    await page.getByRole('link', { name: 'Archive', exact: true }).click();
    await heading(page, 'Archive');
  }

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    web = await Web.open(server);
    person = await personClient(server.baseUrl, aino);
    ({ id: organizationId, main } = await found(person, 'Kaislaranta Oy'));
    await signedByBoth('Lease agreement');
    await signedByBoth(hostile);
    const folder = await main.post(`/v1/organizations/${organizationId}/folders`, { name: 'Leases' });
    expectStatus(folder, 201);
    const waiting = [
      {
        name: 'Aino',
        email: 'a@example.com',
        methods: ['fi-bank-id'],
        identity: { country: 'FI', identityNumber: '010190-961N' },
      },
      { name: 'Onni', email: 'o@example.com' },
    ];
    await sendInvitation(main, await samplePdf('Waits'), waiting, { title: 'Employment contract' });
    for (const id of ids) {
      await archivedOf(main, id);
      await archivedOf(person.on('personal'), id, { path: '/v1/me/documents' });
    }
  }, 120_000);
  afterAll(async () => {
    await web?.close();
    await server?.remove();
  });

  it('is found on the side of the role menu on which one is', async () => {
    const page = await ainosBrowser();
    await page.goto('/app');
    await heading(page, 'Inbox');
    expect(new URL(page.url()).pathname).toBe('/app/inbox');
    await page.getByText('Employment contract').waitFor();
    await web.seen(page, 'app-inbox');
    // From there to where one signs, without the e-mail.
    const tab = await web.page(page.context());
    await tab.goto('/app/inbox');
    await tab.getByRole('button', { name: 'Open and sign: Employment contract' }).click();
    await tab.waitForURL('**/s');
    await heading(tab, 'Employment contract');
    await tab.getByText('Kaislaranta Oy').first().waitFor();
    await tab.close();
    await page.getByRole('link', { name: 'Documents', exact: true }).click();
    await page.getByRole('link', { name: 'Lease agreement' }).waitFor();
    await web.seen(page, 'app-documents');
    const row = page.locator('.documents > li').filter({ hasText: 'Lease agreement' });
    await row.locator('.menu summary').click();
    await row.getByRole('link', { name: 'History' }).click();
    await page.getByRole('heading', { level: 1, name: /History of .*Lease agreement/ }).waitFor();
    const timeline = page.locator('.timeline');
    await timeline.getByText(/Aino Esimerkki.? signed/).waitFor();
    await timeline.getByText(/Łukasz Żółć.? signed/).waitFor();
    await timeline.getByText('Bank ID (Finland)').first().waitFor();
    expect(await timeline.textContent()).not.toContain('@example.com');
    await web.seen(page, 'app-document-history');
    await page.getByRole('link', { name: 'Back to the document' }).click();
    await heading(page, 'Lease agreement');
    await page.getByText('You signed', { exact: true }).waitFor();
    await web.seen(page, 'app-document');
    // By keyboard: Enter unfolds the menu, Escape folds it up and leaves one where one was.
    await roleMenu(page).press('Enter');
    await page.getByText('Signed in as').waitFor();
    await web.seen(page, 'app-role-menu');
    const before = page.viewportSize() as { width: number; height: number };
    await page.setViewportSize({ width: 320, height: 568 });
    const unfolded = await page.locator('.corner .menu[open] > ul').boundingBox();
    expect([unfolded && unfolded.x >= 0, unfolded && unfolded.x + unfolded.width <= 320]).toEqual([true, true]);
    await page.setViewportSize(before);
    await page.keyboard.press('Escape');
    expect(await roleMenu(page).evaluate((menu) => menu === menu.ownerDocument.activeElement)).toBe(true);
    await roleMenu(page).press('Enter');
    await page.getByRole('button', { name: 'Kaislaranta Oy main user' }).press('Enter');
    await toArchive(page);
    expect(await roleMenu(page).textContent()).toBe('Kaislaranta Oy');
    // Another tab of the same browser is on a side of its own.
    const other = await web.page(page.context());
    await other.goto('/app/documents');
    await other.getByRole('button', { name: /^Personal/ }).click();
    await other.getByRole('link', { name: 'Lease agreement' }).waitFor();
    await page.reload();
    await heading(page, 'Archive');
    expect(web.complaints()).toEqual([]);
  });

  it('is moved, copied and downloaded, many at once, from the archive', async () => {
    const page = await ainosBrowser();
    await page.goto(`/app?side=${sideOf(organizationId)}`);
    await toArchive(page);
    await page.getByLabel('Look for').fill('agree');
    await page.getByLabel('Look for').press('Enter');
    await page.getByRole('link', { name: 'Clear filters' }).waitFor();
    const row = page.locator('.documents > li');
    await row.filter({ hasText: 'Lease agreement' }).waitFor();
    await row.nth(1).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await row.nth(1).waitFor();
    await web.seen(page, 'app-archive');
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);

    await page.getByLabel('Select all that are shown').check();
    const zip = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as ZIP' }).click();
    const bundle = await zip;
    expect(bundle.suggestedFilename()).toBe('documents.zip');
    expect((await readFile(await bundle.path())).subarray(0, 2).toString()).toBe('PK');

    const more = page.getByLabel('What to do with Lease agreement');
    const hasFocus = () => more.evaluate((menu) => menu === menu.ownerDocument.activeElement);
    await more.press('ArrowDown');
    await web.seen(page, 'app-archive-menu');
    // By keyboard: from a dialog one comes back to where one was.
    await page.getByRole('button', { name: 'Move' }).press('Enter');
    await page.getByRole('dialog').getByLabel('Folder').press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await hasFocus()).toBe(true);
    await more.click();
    await page.getByRole('button', { name: 'Move' }).click();
    await page.getByRole('dialog').getByLabel('Folder').selectOption('Leases');
    await web.seen(page, 'app-archive-move');
    await page.getByRole('dialog').getByRole('button', { name: 'Move' }).click();
    await row.filter({ hasText: 'Leases' }).waitFor();
    await page.getByRole('link', { name: 'Lease agreement' }).click();
    await page.getByText('No rule for keeping is set').waitFor();
    await web.seen(page, 'app-archived');
    const pdf = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download PDF' }).click();
    expect((await pdf).suggestedFilename()).toMatch(/-signed\.pdf$/);
    await page.getByRole('button', { name: 'Copy to a new draft' }).click();
    await page.waitForURL(/\/app\/drafts\/[0-9a-f-]{36}$/);
    expect(web.complaints()).toEqual([]);
  });

  it('has a history to read and to take along', async () => {
    const [id] = ids;
    const page = await ainosBrowser();
    await page.goto(`/app?side=${sideOf(organizationId)}`);
    await toArchive(page);
    await page.goto(`/app/invitations/${id}/history`);
    const signed = page.locator('.timeline > li', { hasText: /Aino Esimerkki.? signed/ });
    await signed.getByText('Strong authentication', { exact: true }).waitFor();
    await signed.getByText('Bank ID (Finland)').waitFor();
    const { items } = (await main.get(`/v1/invitations/${id}/history`)).body as {
      items: { type: string; hash: string }[];
    };
    const { hash } = items.find(({ type }) => type === 'DocumentSigned') as { hash: string };
    await signed.first().getByText(hash).waitFor();
    expect(await page.locator('.timeline > li').count()).toBe(items.length);
    expect(await page.getByText('Something else happened').count()).toBe(0);
    await signed.first().getByText('Details').press('Enter');
    await signed.first().getByText('"consent"').waitFor();
    const lines = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as NDJSON' }).click();
    const text = await readFile(await (await lines).path(), 'utf8');
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(items);
    await web.seen(page, 'app-history');
    await page.getByRole('link', { name: 'What matters most' }).click();
    await page.getByText('The invitation was sent').waitFor();
    expect(await page.locator('.timeline > li').count()).toBeLessThan(items.length);
    await page.emulateMedia({ media: 'print' });
    await page.screenshot({ path: 'test-output/screens/app-history-print.png', fullPage: true });
    await page.emulateMedia({ media: null });
    const [archived] = await archivedOf(main, id as string);
    await page.goto(`/app/archive/${archived?.id}/history`);
    await page.getByText('The document was put into the archive').waitFor();
    await web.seen(page, 'app-archived-history');
    expect(web.complaints()).toEqual([]);
  });

  it('waits for whoever has to sign in first, and is closed to whoever comes after them', async () => {
    const page = await web.person();
    await page.goto('/app/documents?q=lease');
    await page.getByRole('link', { name: 'Sign in or register' }).click();
    await page.getByRole('button', { name: 'Bank ID' }).click();
    await page.getByLabel('Test person').selectOption('fi-aino');
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page.locator(`a[href="${server.baseUrl}/app"]`).click();
    await page.getByRole('link', { name: 'Lease agreement' }).waitFor();
    expect(page.url()).toBe(`${server.baseUrl}/app/documents?q=lease`);

    await page.context().setOffline(true);
    await page.getByLabel('Look for').fill('amendment');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('No connection').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Nothing found').waitFor();
    await web.seen(page, 'app-documents-empty');

    await roleMenu(page).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in or register' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Sign in or register' }).waitFor();
    expect(await page.getByText('Lease agreement').count()).toBe(0);
    const refused = web.complaints().filter((text) => !/401|ERR_INTERNET_DISCONNECTED/.test(text));
    expect(refused).toEqual([]);
  });

  it('says so where the session has ended meanwhile, and an organization is registered in two steps', async () => {
    const page = await ainosBrowser();
    await page.goto('/app/organizations/new');
    await page.getByLabel('Name of the organization').fill('Nordanå AB');
    await page.getByLabel('Business register of').selectOption('SE');
    await page.getByLabel('Business ID').fill('556036-0794');
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText('there is no such number in this register').waitFor();
    expect(await page.locator(':focus').getAttribute('aria-invalid')).toBe('true');
    await web.seen(page, 'app-new-organization');
    const [cookie] = await page.context().cookies(`${server.baseUrl}/v1`);
    await page.context().clearCookies();
    await page.getByLabel('Business ID').fill('556036-0793');
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText('Your session has ended').waitFor();
    expect(await page.getByLabel('Name of the organization').inputValue()).toBe('Nordanå AB');
    await page.context().addCookies([cookie as never]);
    await page.getByRole('button', { name: 'Register' }).click();
    await page.locator('.corner summary', { hasText: 'Nordanå AB' }).waitFor();
    await toArchive(page);
    await page.getByText('The archive is empty').waitFor();
    await web.seen(page, 'app-archive-empty');
  });
});
