import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ApiClient } from '../../support/api-client.ts';
import { found } from '../../support/members.ts';
import { personClient } from '../../support/people.ts';
import { samplePdf } from '../../support/sample-pdf.ts';
import { type Invitee, sealed, sendInvitation, threePeople } from '../../support/signing.ts';
import { drawSignature, followLink, openDocuments, signButton, signed } from '../../support/signing-page.ts';
import { Web } from '../../support/web.ts';

/** By what, as the page calls it, in which country, and who comes. */
const journeys = [
  ['fi-bank-id', 'Finnish bank ID', 'Finland', 'fi-aino'],
  ['fi-mobile-id', 'Finnish mobile certificate', 'Finland', 'fi-helmi'],
  ['se-bankid', 'BankID (Sweden)', 'Sweden', 'se-astrid'],
  ['no-bankid', 'BankID (Norway)', 'Norway', 'no-kari'],
  ['dk-mitid', 'MitID (Denmark)', 'Denmark', 'dk-freja'],
  ['nl-idin', 'iDIN (Netherlands)', 'Netherlands', 'nl-vera'],
] as const;

describe('the signing page, for whoever proves who they are', () => {
  let web: Web;
  let api: ApiClient;
  let pdf: Uint8Array;

  beforeAll(async () => {
    web = await Web.start();
    ({ api } = await ApiClient.register(web.server));
    pdf = await samplePdf('Strong');
  }, 90_000);
  afterAll(() => web?.remove());

  /** Their page with the documents open. */
  async function opened(wants: Omit<Invitee, 'name' | 'email'>): Promise<{ page: Page; id: string }> {
    const [person] = threePeople();
    const { id } = await sendInvitation(api, pdf, [{ ...person, ...wants }]);
    const page = await web.person();
    await followLink(page, api, person.email);
    await openDocuments(page);
    return { page, id };
  }

  /** Out to the broker, through its form, and back over the page that says what became of it. */
  async function identify(page: Page, method: string, person: string, outcome = 'Approve'): Promise<void> {
    await page.getByRole('button', { name: method }).click();
    await page.getByLabel('Test person').selectOption(person);
    await page.getByRole('button', { name: new RegExp(`^${outcome}`) }).click();
    await page.getByRole('link', { name: 'Back to the invitation' }).click();
    await page.locator('.textLayer span').first().waitFor();
  }

  it.each(journeys)(
    'leads from the e-mail over %s to the sealed PDF',
    async (method, words, country, person) => {
      const { page, id } = await opened({ methods: [method] });
      await page.getByRole('heading', { name: country }).waitFor();
      if (method === 'se-bankid') await web.seen(page, 'signing-methods');
      await signButton(page).click();
      await page.getByRole('alert').getByText('Identify yourself').waitFor();
      await identify(page, words, person);
      await page.getByText(`You are identified: ${words}`).waitFor();
      await signButton(page).click();
      await signed(page);
      expect(await page.locator('main').innerText()).toContain(words);
      const { state, signatories } = await sealed(api, id);
      expect([state, signatories[0].method, signatories[0].assurance]).toEqual(['completed', method, 'strong']);
    },
    60_000,
  );

  it('explains what became of it when somebody turns back, or is not who was asked, and lets them try again', async () => {
    const { page, id } = await opened({
      methods: ['strong'],
      identity: { country: 'SE', identityNumber: '19900101-2385' },
    });
    await page.getByText('The sender has named the person').waitFor();
    await page.getByLabel('For another organization').check();
    await page.getByRole('textbox', { name: 'Name of the organization' }).fill('Kören');
    await page.getByRole('button', { name: 'BankID (Sweden)' }).click();
    await page.getByLabel('Test person').waitFor();
    await page.goBack();
    await page.getByText('You are not identified yet').waitFor();
    await identify(page, 'BankID (Sweden)', 'se-astrid', 'Cancel');
    await page.getByText('You are not identified yet').waitFor();
    await web.seen(page, 'signing-turned-back');
    await identify(page, 'BankID (Sweden)', 'se-nils');
    await page.getByText('the person whom the sender named').waitFor();
    await identify(page, 'BankID (Sweden)', 'se-astrid');
    await page.getByText('You are identified').waitFor();
    // What was chosen before is still there.
    await signButton(page).click();
    await signed(page);
    const { signatories } = await sealed(api, id);
    expect(signatories[0].role).toMatchObject({ kind: 'otherOrganization', name: 'Kören' });
  }, 60_000);

  it('asks again when it was too long ago', async () => {
    const { page } = await opened({ methods: ['se-bankid'] });
    await identify(page, 'BankID (Sweden)', 'se-astrid');
    await page.getByText('You are identified').waitFor();
    // An app may come back to a tab of its own, which knows nothing but the browser's cookie.
    const another = await web.page(page.context());
    await another.goto('/s');
    await openDocuments(another);
    await another.getByText('You are identified').waitFor();
    await another.close();
    await page.route('**/v1/signing/signature', (route) =>
      route.fulfill({ status: 403, json: { type: '/problems/authentication-expired', title: 'Too long ago' } }),
    );
    await page.route('**/v1/signing', async (route) => {
      const answer = await route.fetch();
      const view = (await answer.json()) as { me: { authentication: object } };
      const authentication = { ...view.me.authentication, state: 'expired' };
      return route.fulfill({ response: answer, json: { ...view, me: { ...view.me, authentication } } });
    });
    await signButton(page).click();
    await page.getByText('You identified yourself too long ago').waitFor();
    await page.getByRole('button', { name: 'BankID (Sweden)' }).waitFor();
    await web.seen(page, 'signing-too-long-ago');
  }, 60_000);

  it('lets whoever has none of the methods draw, where the sender allows it, and says whom to tell where not', async () => {
    const { page } = await opened({ methods: ['strong', 'light'] });
    await page.getByText('sign without identification instead').waitFor();
    await web.seen(page, 'signing-ways');
    await page.getByLabel('Without identification').check();
    await drawSignature(page);
    await signButton(page).click();
    await signed(page);
    const strong = await opened({ methods: ['nl-idin'] });
    await strong.page.getByText('tell Acme Oy').waitFor();
  }, 60_000);

  it('offers a member the organizations that they may sign for, once it is proved who they are', async () => {
    const person = await personClient(web.server.baseUrl, { method: 'se-bankid', person: 'se-astrid' });
    await found(person, 'Kören & Ensemblen AB');
    const { page, id } = await opened({ methods: ['se-bankid'] });
    expect(await page.getByLabel('Kören & Ensemblen AB').count()).toBe(0);
    await identify(page, 'BankID (Sweden)', 'se-astrid');
    await page.getByLabel('Kören & Ensemblen AB').check();
    await web.seen(page, 'signing-member');
    await signButton(page).click();
    await signed(page);
    expect(await page.locator('main').innerText()).toContain('in the archive of your organization');
    const { signatories } = await sealed(api, id);
    expect(signatories[0].role).toMatchObject({ kind: 'representative' });
  }, 60_000);

  it('complains of nothing', () => {
    expect(web.complaints().filter((text) => !/Failed to load resource/.test(text))).toEqual([]);
  });
});
