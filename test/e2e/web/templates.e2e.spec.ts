import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import type { ApiClient } from '../../support/api-client.ts';
import { samplePdf } from '../../support/sample-pdf.ts';
import { deskOf } from '../../support/signed-in-page.ts';
import { Web } from '../../support/web.ts';

const hostile = `<img src=x onerror=alert(1)> אינו 👩🏽‍🚀 ${'x'.repeat(120)}`;
const columns = 'Tenant.name;Tenant.email;Rent;Our number';
const file = (text: string | Buffer) => ({ name: 'tenants.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('templates and bulk sending, on their pages', () => {
  let web: Web;
  let main: ApiClient;
  let desk: Page;
  let pdf: Buffer;

  beforeAll(async () => {
    web = await Web.start();
    ({ main, desk } = await deskOf(web));
    pdf = Buffer.from(await samplePdf('The rent is agreed on.'));
  });
  afterAll(() => web?.remove());

  const button = (name: string | RegExp) => desk.getByRole('button', { name });
  const choose = (text: string | Buffer) => desk.getByLabel('Table (CSV)').setInputFiles(file(text));
  const newest = async () => (await main.get('/v1/templates')).body.items[0];

  it('show what would be there, and make a template', async () => {
    await desk.goto('/app/templates');
    await desk.getByText('No templates yet').waitFor();
    await web.seen(desk, 'templates-empty');
    await desk.getByRole('link', { name: 'New template' }).first().click();
    await desk.getByLabel('Name of the template').fill('Lease');
    await desk.getByLabel('Title of the invitation').fill('Lease of {{Tenant.name}}');
    await desk.getByLabel('Message').fill('The rent is {{Rent}}. {{Buyer.name}}');
    await desk.getByLabel('Name of the role').fill('Tenant');
    await button('Add a role').click();
    await desk.getByLabel('Name of the role').nth(1).fill('Landlord');
    await desk.getByLabel('The same person each time').nth(1).check();
    await desk.getByLabel('Their name').fill(hostile);
    await desk.getByLabel('Their e-mail address').fill('otso@example.com');
    await desk.getByLabel('Add PDFs').setInputFiles({ name: 'lease.pdf', mimeType: 'application/pdf', buffer: pdf });
    await desk.getByText('lease.pdf').first().waitFor();
    await button('Save').click();
    await desk.getByRole('alert').waitFor();
    await web.seen(desk, 'template-refused');
    await desk.getByLabel('Message').fill('The rent is {{Rent}}.');
    await button('Save').click();
    await desk.getByText('Asked for each time: Rent').waitFor();
    await web.seen(desk, 'template');
    expect(await newest()).toMatchObject({ name: 'Lease', version: 1, roles: [{}, { contact: { name: hostile } }] });
  });

  it('change it, and make another one from an invitation', async () => {
    await desk.getByLabel('Name of the template').fill('Lease 2027');
    await button('Save').click();
    await desk.getByText('Saved as version 2.').waitFor();
    const { id } = await newest();
    await desk.goto(`/app/templates/${id}/use`);
    await desk.getByLabel('Name').first().fill(hostile);
    await desk.getByLabel('E-mail address').first().fill('aino@example.com');
    await desk.getByLabel('Rent').fill('850 €');
    await web.seen(desk, 'template-use');
    await button('Make a draft').click();
    await desk.waitForURL(/\/app\/drafts\//);
    await desk.goto('/app/templates/new');
    await desk.getByLabel('Invitation', { exact: true }).selectOption({ index: 1 });
    await desk.getByLabel('Name of the template').fill('From a draft');
    await button('Make the template').click();
    await desk.getByRole('heading', { name: 'From a draft' }).waitFor();
    await button('Retire').click();
    await desk.getByText('Nothing more can be made from it.').first().waitFor();
    await desk.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
    await desk.waitForURL(/\/app\/templates$/);
    await desk.getByText('Lease 2027').waitFor();
    await web.seen(desk, 'templates');
  });

  it('name what is wrong with a table, by line and column', async () => {
    await desk.getByRole('link', { name: 'Send to many: Lease 2027' }).click();
    await desk.getByText('Tenant.email').waitFor();
    await choose(Buffer.from(`${columns}\n\xc4ij\xe4;a@example.com;1;2\n`, 'latin1'));
    await desk.getByText('The letters of the file can’t be told').waitFor();
    await desk.getByLabel('An older program saved it').check();
    await desk.getByText('Lease of Äijä').waitFor();
    // The answer about the table before comes late, and counts for nothing.
    const later = Promise.withResolvers<void>();
    const late = (route: Route) => later.promise.then(() => route.continue().catch(() => {}));
    await desk.route('**/bulk-sendings/preview*', late, { times: 1 });
    await desk.getByLabel('An older program saved it').uncheck();
    const rows = [`${hostile};aino@example.com;850;A-1`, 'Otso;no address;900;A-2', 'Ilona;ilona@example.com;=1+1;A-3'];
    await choose([columns, ...rows].join('\n'));
    await desk.getByText('1 row can be sent.').waitFor();
    later.resolve();
    await desk.getByText('Begins like a formula').waitFor();
    await desk.getByText('Is no e-mail address.').waitFor();
    expect(await button('Send 1 invitation').getAttribute('aria-disabled')).toBe('true');
    await web.seen(desk, 'bulk-preview');
  });

  it('send, follow, stop, and give the result', async () => {
    const rows = Array.from({ length: 300 }, (_, i) =>
      `Tenant ${i};tenant.${i}@example.com;${i} €;=${i}`.replace(`=${i}`, `N${i}`),
    );
    await choose([columns, ...rows].join('\n'));
    await desk.getByText('300 rows can be sent.').waitFor();
    // Whoever presses twice wants it once.
    await button('Send 300 invitations').dblclick();
    await desk.waitForURL(/\/app\/bulk\/[0-9a-f-]{36}$/);
    await desk.getByRole('progressbar').waitFor();
    await button('Stop').click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
    await desk.getByText('Not sent, because it was stopped').waitFor();
    await web.seen(desk, 'bulk-stopped');
    const { items } = (await main.get('/v1/bulk-sendings')).body;
    expect(items).toMatchObject([{ state: 'stopped', rows: 300 }]);
    const download = desk.waitForEvent('download');
    await button('Download the result').click();
    expect((await download).suggestedFilename()).toBe('result.csv');
    await desk.goto('/app/bulk');
    await desk.getByText('Lease 2027').waitFor();
    await web.seen(desk, 'bulk');
    // What the browser says of the template that was refused.
    expect(web.complaints().filter((text) => !text.includes('422'))).toEqual([]);
  });
});
