import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Web } from '../../support/web.ts';

describe('the pages of the people’s side', () => {
  let web: Web;

  beforeAll(async () => {
    web = await Web.start();
  });
  afterAll(() => web?.remove());

  it('tell nobody to keep them, let nothing in from elsewhere, and run nothing that stands in a page', async () => {
    for (const path of ['/s', '/app', '/app/invitations/new', '/verify', '/help']) {
      const answer = await fetch(web.server.baseUrl + path);
      expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(await answer.text()).not.toMatch(/<script>|style=|onload=/);
    }
  });

  it('load what changes its name with its content: kept for ever, compressed beforehand', async () => {
    const page = await (await fetch(`${web.server.baseUrl}/app`)).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] as string;
    const answer = await fetch(web.server.baseUrl + script, { headers: { 'accept-encoding': 'br' } });
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, 'br']);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const other = await fetch(`${web.server.baseUrl}/assets/none.js`);
    expect([other.status, other.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  it('lead whoever comes to the address of the service to the application, and there to where one signs in', async () => {
    const page = await web.person();
    await page.goto('/');
    const way = page.getByRole('link', { name: 'Sign in or register' });
    await way.waitFor();
    expect(new URL(page.url()).pathname).toBe('/app');
    await web.seen(page, 'app-signed-out');
    const verify = page.getByRole('contentinfo').getByRole('link', { name: 'Verify a document' });
    expect(await verify.getAttribute('href')).toBe('/verify?lang=en');
    await way.click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/register');
    expect(web.complaints().filter((text) => !text.includes('401'))).toEqual([]);
  });
});
