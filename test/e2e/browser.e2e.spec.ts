import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { complaintsOf, launchBrowser } from '../support/browser.ts';

/** Run in the page, at one moment: what is shown changes while it is scrolled. */
const pathsOf = (elements: readonly { getAttribute(name: string): string | null }[]) =>
  elements.map((element) => element.getAttribute('data-path') ?? '');

describe('what people see in a browser', () => {
  let server: AttestoryProcess;
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[] = [];

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    browser = await launchBrowser();
    page = await browser.newPage();
    complaints = complaintsOf(page);
    await mkdir('test-output/screenshots', { recursive: true });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  it('shows the contract of the API at /docs, under the content security policy and without an error', async () => {
    await page.goto(`${server.baseUrl}/docs`);
    await page.getByText('/v1/oauth/token').waitFor();
    await page.screenshot({ path: 'test-output/screenshots/docs.png' });
    // A contract as long as ours is only put on the page where it is looked at.
    const shown = new Set<string>();
    for (let i = 0; i < 200 && !shown.has('/v1/signing/signature'); i++) {
      const paths = await page.locator('.opblock-summary-path').evaluateAll(pathsOf);
      for (const path of paths) shown.add(path);
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(50);
    }
    expect(shown).toContain('/v1/signing/signature');
    expect(shown.size).toBeGreaterThan(20);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('explains a problem on its own page', async () => {
    await page.goto(`${server.baseUrl}/problems/signatories-frozen`);
    expect(await page.getByRole('heading').innerText()).toBe('The signatories are frozen');
    await page.screenshot({ path: 'test-output/screenshots/problem.png' });
    expect(complaints).toEqual([]);
  }, 60_000);

  it('lets somebody be a test person at the sandbox broker, without JavaScript, by keyboard and label', async () => {
    const origin = new URL(server.baseUrl);
    const back = `${server.baseUrl}/authenticate/callback`;
    const parameters = {
      client_id: 'attestory',
      response_type: 'code',
      redirect_uri: back,
      state: 's',
      scope: 'openid',
    };
    const pkce = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
    const context = await browser.newContext({ javaScriptEnabled: false });
    const person = await context.newPage();
    const query = new URLSearchParams({ ...parameters, ...pkce });
    await person.goto(new URL(`/sandbox/idp/idura/auth?${query}`, origin).href);
    expect(await person.getByRole('note').innerText()).toContain('nobody is really identified');
    await person.screenshot({ path: 'test-output/screenshots/sandbox-broker.png', fullPage: true });
    await person.getByLabel('Method').selectOption({ label: 'Danish MitID' });
    await person.getByLabel('Test person').selectOption('dk-freja');
    await person.getByRole('button', { name: /^Approve/ }).press('Enter');
    await person.waitForURL((url) => url.href.startsWith(back));
    expect(new URL(person.url()).searchParams.get('code')).toBeTruthy();
    await context.close();
  }, 60_000);
});
