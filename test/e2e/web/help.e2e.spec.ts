import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ApiClient, eventually } from '../../support/api-client.ts';
import { AttestoryProcess } from '../../support/attestory-process.ts';
import { found } from '../../support/members.ts';
import { personClient } from '../../support/people.ts';
import { samplePdf } from '../../support/sample-pdf.ts';
import { sendInvitation, signAs } from '../../support/signing.ts';
import { Web } from '../../support/web.ts';

describe('help, and why a document can’t be found', () => {
  const bo = { name: 'Bo Ek', email: 'bo.ek@example.com' };
  let server: AttestoryProcess;
  let web: Web;
  let main: ApiClient;
  let organizationId: string;
  let person: ApiClient;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    web = await Web.open(server);
    const ada = await personClient(server.baseUrl);
    ({ id: organizationId, main } = await found(ada, 'Acme Oy'));
    const pdf = await samplePdf('The rent is 900 euros a month.');
    await sendInvitation(main, pdf, [bo], { title: 'Lease of a flat' });
    await signAs(main, bo);
    const { id } = await sendInvitation(main, pdf, [bo], { title: 'Lease of a parking space' });
    await main.post(`/v1/invitations/${id}/cancel`, { reason: 'Let to somebody else' });
    const nobody = new ApiClient(server.baseUrl);
    await nobody.post('/v1/email-links', { email: bo.email });
    const { body } = await nobody.post('/v1/sessions', { secret: await main.secretFor(bo.email, 'r') });
    person = main.as(body.token);
    expect((await person.get('/v1/me/missing-document?title=lease')).body.documents).toHaveLength(2);
  }, 90_000);
  afterAll(async () => {
    await web?.close();
    await server?.remove();
  });

  /** A browser in which somebody has signed in. */
  const signedIn = async ({ token }: ApiClient): Promise<Page> => {
    const page = await web.person();
    const cookie = { name: 'attestory_session', value: token as string, domain: '127.0.0.1', path: '/v1' };
    await page.context().addCookies([cookie]);
    return page;
  };
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

  it('is the same for everybody, may be kept for a while, and comes in another language where there is none', async () => {
    const api = new ApiClient(server.baseUrl);
    const list = await api.get('/v1/help/search?q=downlod&lang=en');
    expect([list.status, list.headers.get('cache-control')]).toEqual([200, 'public, max-age=300']);
    expect(list.body.items[0]).toMatchObject({ slug: 'downloading', language: 'en' });
    expect((await api.get('/v1/help/search', { 'accept-language': 'fi' })).body.language).toBe('fi');
    const article = await api.get('/v1/help/articles/nimenkirjoitusoikeus?lang=en');
    expect(article.body.fallback).toEqual({ asked: 'en', language: 'fi' });
    const none = await api.get('/v1/help/articles/none');
    expect([none.status, none.headers.get('cache-control')]).toEqual([404, null]);
    expect((await api.get('/v1/help/search?lang=xx')).status).toBe(422);
  });

  it('is found while it is typed, by keyboard alone, and is there again on the way back', async () => {
    const page = await web.person();
    await page.goto('/help?lang=en');
    await heading(page, 'Recommended');
    await web.seen(page, 'help');
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('cant find contrct');
    await page.getByRole('status').getByText('article').waitFor();
    await page.waitForURL(/q=cant%20find%20contrct/);
    await web.seen(page, 'help-found');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heading(page, 'Why can’t I find my document?');
    await web.seen(page, 'help-article');
    await page.getByRole('link', { name: 'Change sides' }).click();
    await heading(page, 'Changing sides: the role menu');
    await page.goBack();
    await page.goBack();
    await page.getByRole('link', { name: 'Why can’t I find my document?' }).waitFor();
    await page.getByRole('searchbox').fill('xylophone');
    await page.getByText('Nothing found').waitFor();
    await web.seen(page, 'help-nothing');
  });

  it('says so where an article is in another language, or was translated by a program', async () => {
    const page = await web.person();
    await page.goto('/help/nimenkirjoitusoikeus?lang=en');
    await page.getByText('This article is not available in English. You can read it here in Finnish.').waitFor();
    expect(await page.evaluate('document.querySelector("article").closest("[lang]").lang')).toBe('fi');
    await web.seen(page, 'help-fallback');
    await page.goto('/help/strong-authentication?lang=sv');
    await page.getByText('har översatts av ett program').waitFor();
    await page.getByRole('button', { name: 'Läs den på engelska' }).click();
    await heading(page, 'Strong authentication by country');
    expect(await page.getByText('translated by a program').count()).toBe(0);
    await web.seen(page, 'help-table');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto('/help/where-documents-are?lang=fi');
    await page.locator('table').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await web.seen(page, 'help-wide-table');
    await page.goto('/help/nothing-like-it');
    await heading(page, 'There is no such article');
  });

  it('leads to a heading in an article', async () => {
    const page = await web.person();
    await page.goto('/help/downloading?lang=en#the-link-no-longer-works');
    await page.locator('#the-link-no-longer-works').waitFor();
    const top = 'document.querySelector("#the-link-no-longer-works").getBoundingClientRect().top / innerHeight';
    const isInView = async () => Math.abs((await page.evaluate<number>(top)) - 0.5) < 0.5;
    await eventually(async () => ((await isInView()) ? true : undefined), 'the heading to be in view');
  });

  it('tells whoever has not signed in the reasons that there are, and where to sign in', async () => {
    const page = await web.person();
    await page.goto('/help/reasons?lang=en');
    await page.getByRole('link', { name: 'Sign in, and find out about your document' }).waitFor();
    const { body } = await new ApiClient(server.baseUrl).post('/v1/missing-document', {});
    expect(await page.getByRole('heading', { level: 3 }).allTextContents()).toEqual(
      body.reasons.map(({ title }: { title: string }) => title),
    );
    await web.seen(page, 'missing-reasons');
  });

  it('tells somebody which document it is, why they miss it, since when, and what to do', async () => {
    const page = await signedIn(person);
    await page.goto('/app/missing-document?lang=en');
    await page.getByLabel('A word of the title').fill('lease');
    await page.getByRole('button', { name: 'Find out why' }).click();
    await page.getByLabel('Lease of a flat').check();
    await heading(page, 'It was signed without strong authentication');
    await page.getByText('Recorded ').first().waitFor();
    await web.seen(page, 'missing-document');
    await page.getByLabel('Lease of a parking space').check();
    await heading(page, 'The sender cancelled the invitation');
    const help = await page.getByRole('link', { name: 'More about this' }).first().getAttribute('href');
    expect(help).toBe('/help/cancelling?lang=en');
    await page.getByLabel('A word of the title').fill('nothing like it');
    await page.getByRole('button', { name: 'Find out why' }).click();
    await page.getByText('Nothing like this was found').waitFor();
    await web.seen(page, 'missing-nothing');
    await page.getByLabel('Language: English').click();
    await page.getByRole('button', { name: 'Suomi' }).click();
    await page.getByLabel('Otsikon tai tiedostonimen sana').waitFor();
    await page.reload();
    expect(await page.getByLabel('Otsikon tai tiedostonimen sana').inputValue()).toBe('nothing like it');
  });

  it('tells a main user about somebody else, with ways that lead to the invitation and its copy', async () => {
    const page = await signedIn(main);
    await page.addInitScript(`sessionStorage.setItem('attestory.side', 'organization/${organizationId}')`);
    await page.goto('/app/missing-document?lang=en');
    await page.getByRole('button', { name: 'Find out why' }).click();
    await page.getByText('Give the name or the e-mail address of the person.').waitFor();
    await page.getByLabel('E-mail address of the person').fill(bo.email);
    await page.getByLabel('A word of the title').fill('flat');
    await page.getByRole('button', { name: 'Find out why' }).click();
    await heading(page, 'It was signed without strong authentication');
    const ways = await page.evaluate<string[]>(
      '[...document.querySelectorAll(".findings a.button")].map((a) => a.pathname)',
    );
    expect(ways.some((path) => path.startsWith('/app/archive/'))).toBe(true);
    await web.seen(page, 'missing-for-others');
    await page.getByRole('button', { name: 'Change to my own side' }).click();
    await page.getByText('Tell what you remember. One thing is enough.').waitFor();
  });

  it('has let no page complain', () => {
    expect(web.complaints().filter((text) => !text.includes('404'))).toEqual([]);
  });
});
