import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ApiClient } from '../../support/api-client.ts';
import { joinAs, sideOf } from '../../support/members.ts';
import { emailClient, personClient } from '../../support/people.ts';
import { samplePdf } from '../../support/sample-pdf.ts';
import { samplePng } from '../../support/sample-png.ts';
import { deskOf, signedInPage } from '../../support/signed-in-page.ts';
import { expectStatus, sendInvitation, startSession, threePeople } from '../../support/signing.ts';
import { Web } from '../../support/web.ts';

const hostile = `<b>Acme</b> "שלום" 🏢 ${'long '.repeat(30)}`;

describe('the settings, as a main user', () => {
  let web: Web;
  let main: ApiClient;
  let organizationId: string;
  let page: Page;

  beforeAll(async () => {
    web = await Web.start();
    ({ id: organizationId, main, desk: page } = await deskOf(web, hostile.trim()));
  }, 120_000);
  afterAll(() => web?.remove());

  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const said = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

  it('show the account: language, identities and sessions', async () => {
    await page.goto('/app/settings');
    await heading('Your account').waitFor();
    await page.getByText('for trying out').waitFor();
    await page.getByText('Add another identity').click();
    await button('BankID (Sweden)').waitFor();
    await web.seen(page, 'settings-account');
    await page.getByLabel('Your language').selectOption('sv');
    await button('Save').click();
    await heading('Ditt konto').waitFor();
    await page.getByLabel('Ditt språk').selectOption('en');
    await button('Spara').click();
    await heading('Your account').waitFor();
  });

  it('add an identity to an account that was registered by e-mail, instead of making another one', async () => {
    const dan = await emailClient(web.server.baseUrl, 'dan@example.com');
    await joinAs(main, organizationId, dan, 'user');
    const tab = await signedInPage(web, dan, sideOf(organizationId));
    for (const path of ['/app/invitations/new', '/app/templates', '/app/organizations/new']) {
      await tab.goto(path);
      await tab.getByRole('link', { name: 'Add my identity' }).waitFor();
    }
    await tab.getByRole('link', { name: 'Add my identity' }).click();
    await tab.getByRole('button', { name: 'iDIN (Netherlands)' }).click();
    await tab.getByRole('button', { name: /^Approve/ }).click();
    await tab.getByRole('link', { name: 'Go on' }).click();
    // Where they were, and may go on now.
    await tab.getByRole('button', { name: 'Register', exact: true }).waitFor();
    await tab.goto('/app/settings');
    await tab.getByText('dan@example.com').waitFor();
    await tab.context().close();
  });

  it('invite, change and remove members; the last main user is refused plainly', async () => {
    await page.goto('/app/settings/members');
    await page.getByLabel('E-mail address').fill('bo@acme.example');
    await page.getByLabel('Role', { exact: true }).selectOption('viewer');
    await button('Send the invitation').dblclick();
    await said('An invitation is on its way');
    await page.getByText('has not joined yet').waitFor();
    await main.secretFor('bo@acme.example', 'j');
    await web.seen(page, 'settings-members');
    await button('Change: Aino Esimerkki').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Role').selectOption('user');
    await dialog.getByRole('button', { name: 'Save the role' }).click();
    await dialog.getByText('An organization always has a main user.').waitFor();
    await web.seen(page, 'settings-member-refused');
    await page.keyboard.press('Escape');
    await button('Change: bo@acme.example').click();
    await dialog.getByRole('button', { name: 'Take the invitation back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take the invitation back' }).click();
    await said('was removed');
  });

  it('explain what another tab has changed meanwhile', async () => {
    await page.goto('/app/settings/groups');
    await page.getByLabel('Name').fill('Leasing');
    await page.keyboard.press('Enter');
    await said('was made');
    await button('Change: Leasing').click();
    expectStatus(await main.post(`/v1/organizations/${organizationId}/groups`, { name: 'Other' }), 201);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Aino Esimerkki').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('perhaps you yourself, in another tab').waitFor();
    await dialog.getByRole('button', { name: 'Show what is there now' }).click();
    await page.getByText('Other', { exact: true }).waitFor();
    await button('Change: Leasing').click();
    await dialog.getByLabel('Aino Esimerkki').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await said('Saved.');
    await page.getByText('1 member', { exact: true }).waitFor();
    await web.seen(page, 'settings-groups');
  });

  it('open folders to groups', async () => {
    await page.goto('/app/settings/folders');
    await page.getByLabel('Name').fill('Leases <i>2026</i>');
    await button('Make the folder').click();
    await said('was made');
    await button('Change: Leases <i>2026</i>').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Only some groups').check();
    await dialog.getByLabel('Leasing').selectOption('write');
    await web.seen(page, 'settings-folder');
    await dialog.getByRole('button', { name: 'Save who may open it' }).click();
    await said('Saved.');
    await page.getByText('Read and send').waitFor();
    await web.seen(page, 'settings-folders');
  });

  it('show the secret of a program once', async () => {
    await page.goto('/app/settings/clients');
    await page.getByLabel('Name').fill('ERP');
    await page.getByLabel('Read the archive').check();
    await button('Make it and show its secret').dblclick();
    await page.getByRole('heading', { name: 'The secret of ERP' }).waitFor();
    await web.seen(page, 'settings-client-secret');
    await button('I have stored it: hide it').click();
    await button('Change: ERP').click();
    await web.seen(page, 'settings-client');
    await button('New secret').click();
    await page.getByRole('dialog').getByRole('button', { name: 'New secret' }).click();
    await page.getByRole('heading', { name: 'The secret of ERP' }).waitFor();
    await page.reload();
    await button('Change: ERP').click();
    await button('Revoke').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await said('was revoked');
    const { items } = (await main.get(`/v1/organizations/${organizationId}/clients`)).body;
    expect(items).toMatchObject([{ name: 'ERP', revoked: true, scopes: expect.arrayContaining(['archive:read']) }]);
  });

  it('show the organization, whatever it is called', async () => {
    await page.goto('/app/settings/organization');
    await page.getByText('1234567-1').waitFor();
    await web.seen(page, 'settings-organization');
  });

  it('choose the organization’s language, in which what is new begins', async () => {
    const drafted = async () => {
      const { id } = (await main.post('/v1/invitations', { title: 'Lease' })).body;
      return (await main.get(`/v1/invitations/${id}`)).body.language;
    };
    expect(await drafted()).toBe('en');
    await page.getByText('None has been chosen yet').waitFor();
    await page.getByLabel('Begin in').selectOption('fi');
    await page.locator('form').filter({ hasText: 'Begin in' }).getByRole('button', { name: 'Save' }).click();
    await said('Saved.');
    await page.getByText('None has been chosen yet').waitFor({ state: 'detached' });
    expect(await drafted()).toBe('fi');
    const begins = async (path: string, label: string) => {
      await page.goto(path);
      return page.getByLabel(label, { exact: true }).inputValue();
    };
    expect([
      await begins('/app/settings/members', 'Language of the e-mail'),
      await begins('/app/templates/new', 'Language of the e-mails'),
      await begins('/app/invitations/new', 'Language'),
    ]).toEqual(['fi', 'fi', 'fi']);
    const own = `/v1/organizations/${organizationId}/language`;
    expect((await main.call('PUT', own, { language: 'xx' })).status).toBe(422);
    expect((await main.call('PUT', own, { language: 'en' })).body).toMatchObject({ language: 'en' });
  });

  it('give the signing page a colour that can be read on, and a logo that is a picture', async () => {
    await page.goto('/app/settings/branding');
    await page.getByLabel('Colour behind your name').fill('#ffee00');
    await page.getByText('White text is hard to read on it: the contrast is 1.2 : 1').waitFor();
    await button('Save the colour').click();
    await page.getByRole('alert').getByText('Choose a darker colour').waitFor();
    // Nothing is read anew: whoever goes on at once goes on from what the last change has answered.
    await page.route('**/branding', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
    await page.getByLabel('Colour behind your name').fill('7A1F5C');
    await page.getByText('White text is legible on it').waitFor();
    await button('Save the colour').click();
    await said('Saved.');
    const svg = { name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') };
    await page.getByLabel('Choose a picture').setInputFiles(svg);
    await page.getByText('That is no PNG.').waitFor();
    await page
      .getByLabel('Choose a picture')
      .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: samplePng(120, 40) });
    await page.locator('.branded img').waitFor();
    await web.seen(page, 'settings-branding');
    await page.unroute('**/branding');
    const own = `/v1/organizations/${organizationId}/branding`;
    const put = (bytes: Uint8Array, type: string) => main.call('PUT', `${own}/logo`, bytes, { 'content-type': type });
    const answers = [
      await put(Buffer.from('<svg/>'), 'image/svg+xml'),
      await put(Buffer.from('<svg/>'), 'image/png'),
      await put(samplePng(1_001, 1), 'image/png'),
      await put(Buffer.alloc(500_000), 'image/png'),
    ];
    expect(answers.map(({ status, body }) => [status, body.type.split('/').at(-1)])).toEqual([
      [415, 'unsupported-media-type'],
      [415, 'not-a-png'],
      [422, 'logo-too-large'],
      [413, 'payload-too-large'],
    ]);
    const logo = await fetch(`${web.server.baseUrl}${own}/logo`, {
      headers: { authorization: `Bearer ${main.token}`, 'attestory-context': sideOf(organizationId) },
    });
    expect([logo.headers.get('content-type'), logo.headers.get('x-content-type-options')]).toEqual([
      'image/png',
      'nosniff',
    ]);
    expect(Buffer.from(await logo.arrayBuffer()).includes('a secret place')).toBe(false);
  });

  it('show that head to whoever is asked to sign', async () => {
    const [person] = threePeople();
    await sendInvitation(main, await samplePdf('Lease'), [person], { title: 'Lease' });
    const secret = await main.secretFor(person.email);
    const session = await startSession(main, person.email);
    expect((await session.get('/v1/signing')).body.organization.branding).toMatchObject({
      ...{ colour: '#7a1f5c', logo: { type: 'image/png', width: 120, height: 40 } },
    });
    const signing = await web.person();
    await signing.goto(`/s#${secret}`);
    await signing.locator('.branded img').waitFor();
    await signing.waitForFunction("document.querySelector('.branded img').naturalWidth === 120");
    await web.seen(signing, 'signing-branded');
    await page.goto('/app/settings/branding');
    await button('Remove the logo').click();
    await said('Saved.');
    expect((await session.get('/v1/signing/branding/logo')).status).toBe(404);
  });

  it('tell who is no main user what they may', async () => {
    const kari = await personClient(web.server.baseUrl, { method: 'no-bankid', person: 'no-kari' });
    await joinAs(main, organizationId, kari, 'viewer');
    const other = await signedInPage(web, kari, sideOf(organizationId));
    await other.goto('/app/settings/organization?lang=en');
    await other.getByText('Sees documents in the folders').waitFor();
    await other.goto('/app/settings/members?lang=en');
    await other.getByText('This page is for its main users').waitFor();
    await web.seen(other, 'settings-viewer');
  });

  it('are worked by keyboard alone, and fit where only 320 pixels are wide, also in long words', async () => {
    await page.goto('/app/settings/groups');
    await button('Change: Leasing').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Name').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const focused = () => page.evaluate<string>("document.activeElement?.getAttribute('aria-label')");
    expect(await focused()).toBe('Change: Leasing');
    await page.setViewportSize({ width: 320, height: 640 });
    const paths = ['', '/members', '/groups', '/folders', '/clients', '/branding', '/organization'];
    for (const path of [...paths.map((one) => `/app/settings${one}`), '/app/retention', '/app/audit']) {
      await page.goto(`${path}?lang=fi`);
      await page.locator('main .card').first().waitFor();
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect([path, Math.max(0, wider)]).toEqual([path, 0]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('keep what was typed when the session ends meanwhile', async () => {
    await page.goto('/app/settings/folders');
    await button('Change: Leases <i>2026</i>').waitFor();
    await page.getByLabel('Name').fill('Half a name');
    const cookies = await page.context().cookies(`${web.server.baseUrl}/v1`);
    await page.context().clearCookies();
    await button('Make the folder').click();
    await page.locator('form').getByText('Your session has ended').waitFor();
    await page.context().addCookies(cookies);
    await page.goto('/app/settings/folders');
    expect(await page.getByLabel('Name').inputValue()).toBe('Half a name');
  });

  it('add an identity of another country, by its broker', async () => {
    await page.goto('/app/settings');
    await page.getByText('Add another identity').click();
    await button('BankID (Sweden)').click();
    await page.waitForURL('**/sandbox/idp/**');
    await page.locator('[name=person]').selectOption('se-astrid');
    await page.locator('form button').first().click();
    await page.waitForURL('**/authenticate/callback**');
    await page.goto('/app/settings');
    await page.locator('li').filter({ hasText: 'BankID (Sweden)' }).waitFor();
    expect(web.complaints().filter((text) => !/4(?:0[139]|1[25]|22)/.test(text))).toEqual([]);
  });
});
