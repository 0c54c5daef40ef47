import { readFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ApiClient, eventually } from '../../support/api-client.ts';
import { AttestoryProcess } from '../../support/attestory-process.ts';
import { found, sideOf } from '../../support/members.ts';
import { emailClient, personClient } from '../../support/people.ts';
import { samplePdf } from '../../support/sample-pdf.ts';
import { signedInPage } from '../../support/signed-in-page.ts';
import { expectStatus, sealed, sendInvitation, signAs, threePeople } from '../../support/signing.ts';
import { Web } from '../../support/web.ts';

const day = 24 * 60 * 60_000;
const bo = 'bo@acme.example';

describe('what an organization keeps, and where it went, as a main user', () => {
  let server: AttestoryProcess;
  let web: Web;
  let folder: string;
  let organizationId: string;
  let erp: { readonly organizationId: string; readonly clientId: string; readonly clientSecret: string };
  let page: Page;
  const setClock = (days: number) => writeFile(join(folder, 'clock'), String(days * day));
  const api = () => ApiClient.authenticate(server.baseUrl, erp);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-retention-web-'));
    await setClock(0);
    server = await AttestoryProcess.start({}, folder, join(import.meta.dirname, '../../support/shifted-server.ts'));
    web = await Web.open(server);
    const aino = await personClient(server.baseUrl, { person: 'fi-aino' });
    const { id, main } = await found(aino, 'Acme Oy');
    organizationId = id;
    const invited = await main.post(`/v1/organizations/${id}/members`, { email: bo, role: 'main-user' });
    expectStatus(invited, 201);
    const joining = await emailClient(server.baseUrl, bo);
    expectStatus(await joining.post('/v1/memberships', { secret: await main.secretFor(bo, 'j') }), 201);
    const scopes = ['invitations:write', 'invitations:read', 'archive:read'];
    const made = await main.post(`/v1/organizations/${id}/clients`, { name: 'ERP', scopes });
    expectStatus(made, 201);
    erp = { organizationId, clientId: made.body.id, clientSecret: made.body.clientSecret };
    await signed('Lease <i>1</i>');
    await signed('Dispute');
    page = await signedInPage(web, aino, sideOf(id));
  }, 120_000);
  afterAll(async () => {
    await web?.close();
    await server?.remove();
  });

  /** Signed by somebody who drew, and mailed to them as a link. */
  async function signed(title: string): Promise<void> {
    const [person] = threePeople();
    const delivery = { copyToLightSignatories: true };
    const client = await api();
    const { id } = await sendInvitation(client, await samplePdf(title), [person], { title, delivery });
    await signAs(client, person);
    await sealed(client, id);
    await client.secretFor(person.email, 'd');
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const said = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

  it('has a rule for each folder, set in years or months', async () => {
    await page.goto('/app/retention/rules');
    await button('Change: In no folder').click();
    await dialog().getByLabel('For a time').check();
    await dialog().getByLabel('How many').fill('0');
    await dialog().getByText('Type a whole number').waitFor();
    await dialog().getByLabel('How many').fill('1');
    await dialog().getByLabel('Of what').selectOption('months');
    await web.seen(page, 'retention-rule');
    await button('Save the rule').dblclick();
    await said('The rule was saved.');
    await page.getByText('Kept for 1 month').waitFor();
  });

  it('shows what is due when and why, and holds and releases it', async () => {
    const both = async () => (await (await api()).get('/v1/retention')).body.items.length === 2 || undefined;
    await eventually(both, 'both copies');
    await page.goto('/app/retention');
    await button('Hold: Dispute').click();
    await dialog().getByLabel('Reason').fill('Dispute 2026/114');
    await dialog().getByRole('button', { name: 'Hold' }).click();
    await said('It is held.');
    await page.getByText('1 document is held in all').waitFor();
    const row = page.locator('.chart tbody tr').first();
    expect(await row.locator('td:not(.bar)').allInnerTexts()).toEqual(['1', '1']);
    await web.seen(page, 'retention');
    await button('Release: Dispute 2026/114').click();
    await dialog().getByRole('button', { name: 'Release' }).click();
    await said('The hold was released.');
    await button('Hold: Dispute').click();
    await dialog().getByLabel('Reason').fill('Again');
    await page.keyboard.press('Enter');
    await said('It is held.');
  });

  it('tells where documents went, and closes a link', async () => {
    await page.goto('/app/retention/deliveries');
    await page.getByText('1 recipient').first().click();
    await page.getByText('Gets the document by: download link').first().waitFor();
    await web.seen(page, 'deliveries');
    await button('Close the link').first().click();
    await dialog().getByRole('button', { name: 'Close the link' }).click();
    await said('The link was closed.');
    await page.getByLabel('Show').selectOption('bounced');
    await page.getByText('There is nothing of that kind').waitFor();
  });

  it('browses the log, narrowed by type, stream and time, and takes it along as a file', async () => {
    await page.goto('/app/audit');
    await page.getByText('OrganizationRegistered').first().waitFor();
    await page.getByLabel('Types').fill('LegalHoldPlaced');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/app/audit?type=LegalHoldPlaced');
    const events = page.locator('.events > li');
    await eventually(async () => (await events.count()) === 2 || undefined, 'two holds');
    await events.first().locator('summary').click();
    await page.getByText('Hash of the event before it').first().waitFor();
    expect(await events.first().locator('pre').innerText()).toContain('Dispute 2026/114');
    await web.seen(page, 'audit');
    const [file] = await Promise.all([page.waitForEvent('download'), button('Download as a file (NDJSON)').click()]);
    expect(file.suggestedFilename()).toBe('events.ndjson');
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).type)).toEqual(['LegalHoldPlaced', 'LegalHoldPlaced']);
    await page.goBack();
    await page.getByText('OrganizationRegistered').first().waitFor();
    await page.getByLabel('Types').fill('NoSuchThing');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('each must be a type of event').waitFor();
  });

  it('keeps the proof of what was deleted', async () => {
    await setClock(35);
    const noticed = async () =>
      (await (await api()).get('/v1/retention')).body.items.find((item: { notice: unknown }) => item.notice);
    await eventually(noticed, 'the notice');
    await setClock(70);
    const gone = async () => (await (await api()).get('/v1/retention/certificates')).body.items[0];
    await eventually(gone, 'the certificate');
    // By e-mail: the sandbox's clock has not gone on. Reading is theirs, too.
    page = await signedInPage(web, await emailClient(server.baseUrl, bo), sideOf(organizationId));
    await page.goto('/app/retention/certificates');
    await page.getByRole('link', { name: 'Document last signed on' }).click();
    await page.getByText('Files that are gone').waitFor();
    await web.seen(page, 'certificate');
    const [file] = await Promise.all([page.waitForEvent('download'), button('Download (JSON)').click()]);
    expect(await server.cli('retention', 'verify', await file.path())).toMatchObject({ code: 0 });
    expect(web.complaints().filter((text) => !/40[13]|422/.test(text))).toEqual([]);
  }, 60_000);
});
