import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlainBrowser } from './plain-browser.fixture.js';
import { callback } from './relying-party.fixture.js';
import { astrid, type StartedSandbox, startedSandbox } from './started-sandbox.fixture.js';
import { testPeople } from './test-people.js';

let sandbox: StartedSandbox;

beforeAll(async () => {
  sandbox = await startedSandbox();
});

afterAll(() => sandbox.stop());

describe('The page', () => {
  it('says that it is a test, runs no script, loads nothing, and is kept nowhere', async () => {
    const { page } = await sandbox.opened();
    expect(page.html).toContain('TEST – nobody is really identified');
    expect(page.html).not.toMatch(/<script|<link|<img| on\w+=| style=/);
    const policy = page.headers.get('content-security-policy');
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]+=*'; form-action 'self' http:\/\/127\.0\.0\.1:9; /,
    );
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it('labels every field', async () => {
    const { page } = await sandbox.opened(new PlainBrowser(), {});
    const fields = [...page.html.matchAll(/<select id="(\w+)" name="(\w+)"/g)].map(([, id, name]) => [id, name]);
    expect(fields).toEqual([
      ['method', 'method'],
      ['person', 'person'],
    ]);
    for (const [id] of fields) expect(page.html).toContain(`<label for="${id}">`);
  });

  it('offers the people of the country that was asked for, and no others', async () => {
    const { page } = await sandbox.opened();
    const offered = [...page.html.matchAll(/<option value="([\w-]+)"/g)].map(([, id]) => id);
    expect(offered).toEqual(testPeople.filter(({ country }) => country === 'SE').map(({ id }) => id));
  });

  it('offers every method but Finland’s where none was asked for by a plain client', async () => {
    const { page } = await sandbox.opened(new PlainBrowser(), {});
    const offered = [...page.html.matchAll(/<option value="([a-z]{2}-(?:bankid|bank-id|mobile-id|mitid|idin))"/g)];
    expect(offered.map(([, id]) => id)).toEqual(['se-bankid', 'no-bankid', 'dk-mitid', 'nl-idin']);
  });

  it.each([
    ['no person', { method: 'se-bankid', outcome: 'approve' }],
    ['somebody of another country', { method: 'se-bankid', person: 'dk-freja', outcome: 'approve' }],
    ['a method that was not asked for', { method: 'dk-mitid', person: 'dk-freja', outcome: 'approve' }],
    ['no outcome', astrid],
    ['an outcome that there is not', { ...astrid, outcome: 'toString' }],
    ['a form that is too long', { ...astrid, outcome: 'approve', more: 'x'.repeat(20_000) }],
  ])('is shown again for %s', async (_what, fields) => {
    const { browser, page } = await sandbox.opened();
    const again = await browser.submit(page, fields as Record<string, string>, callback);
    expect(again.status).toBe(400);
    expect(again.html).toContain('role="alert"');
    const end = await browser.submit(again, { ...astrid, outcome: 'approve' }, callback);
    expect(end.url.searchParams.get('code')).toBeTruthy();
  });

  it('takes no other method of HTTP', async () => {
    const { browser, page } = await sandbox.opened();
    const answer = await browser.open(page.url.href, callback, { method: 'DELETE' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
  });
});

describe('An authentication that is over', () => {
  const ended = 'This identification is over';

  it.each(['GET', 'POST'])('has a clear page for a forged name (%s)', async (method) => {
    const { page, browser } = await sandbox.opened();
    const forged = page.url.href.replace(/\/[^/]+$/, '/AAAAAAAAAAAAAAAAAAAAA');
    const answer = await browser.open(forged, callback, { method });
    expect([answer.status, answer.html.includes(ended)]).toEqual([404, true]);
    expect(answer.html).toContain('TEST – nobody is really identified');
  });

  it('has it for the cookie of another authentication', async () => {
    const { page, browser } = await sandbox.opened();
    const other = await sandbox.opened(browser);
    const answer = await fetch(other.page.url, { headers: { cookie: browser.cookiesFor(page.url) } });
    expect([answer.status, (await answer.text()).includes(ended)]).toEqual([404, true]);
  });

  it('has it for another browser', async () => {
    const { page } = await sandbox.opened();
    const answer = await new PlainBrowser().submit(page, { ...astrid, outcome: 'approve' }, callback);
    expect([answer.status, answer.html.includes(ended)]).toEqual([404, true]);
  });

  it('has it when it was finished before', async () => {
    const { browser, page } = await sandbox.opened();
    await browser.submit(page, { ...astrid, outcome: 'approve' }, callback);
    const answer = await browser.submit(page, { ...astrid, outcome: 'approve' }, callback);
    expect([answer.status, answer.html.includes(ended)]).toEqual([404, true]);
  });

  it('has it after its time', async () => {
    const { browser, page } = await sandbox.opened();
    sandbox.clock.ahead = 901_000;
    try {
      const answer = await browser.submit(page, { ...astrid, outcome: 'approve' }, callback);
      expect([answer.status, answer.html.includes(ended)]).toEqual([404, true]);
    } finally {
      sandbox.clock.ahead = 0;
    }
  });

  it('does not sign the next one on', async () => {
    const { browser, page } = await sandbox.opened();
    await browser.submit(page, { ...astrid, outcome: 'approve' }, callback);
    const next = await sandbox.opened(browser);
    expect(next.page.status).toBe(200);
    const end = await browser.submit(
      next.page,
      { method: 'se-bankid', person: 'se-nils', outcome: 'approve' },
      callback,
    );
    const { claims } = await sandbox.plain.redeem(end, next.checks);
    expect(claims.ssn).toBe('200002292399');
  });
});
