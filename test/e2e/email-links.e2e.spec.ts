import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Answer, ApiClient, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { complaintsOf, launchBrowser } from '../support/browser.ts';

const perHour = 60;
const refusal = ({ status, body }: Answer) => [status, body.type, body.reason];
const narrow = { viewport: { width: 320, height: 640 } };
const wide = { viewport: { width: 1_280, height: 800 } };

describe('signing in by a link in an e-mail', () => {
  let server: AttestoryProcess;
  let browser: Browser;
  let api: ApiClient;
  let folder: string;
  let people = 0;
  let organizationId: string;
  const setClock = (minutes: number) => writeFile(join(folder, 'clock'), String(minutes * 60_000));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-email-links-'));
    await setClock(0);
    await mkdir('test-output/screenshots', { recursive: true });
    const program = join(import.meta.dirname, '../support/shifted-server.ts');
    server = await AttestoryProcess.start({ ATTESTORY_EMAIL_LINKS_PER_HOUR: String(perHour) }, folder, program);
    browser = await launchBrowser();
    api = new ApiClient(server.baseUrl);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  const somebody = () => `person${++people}@example.com`;
  const ask = (email: string, language = 'en') => api.post('/v1/email-links', { email, language });
  const signIn = (secret: string) => api.post('/v1/sessions', { secret });
  const linkFor = async (email: string) => {
    await ask(email);
    return api.secretFor(email, 'r');
  };
  /** The secrets of all links that were mailed to an address, once there are so many. */
  const secretsOf = (email: string, count: number) =>
    eventually(async () => {
      const secrets = (await api.mailTo(email)).map(({ links }) => links[0]?.split('#')[1]);
      return secrets.length >= count ? secrets : undefined;
    }, `${count} e-mails to ${email}`);

  it('registers whoever is unknown, finds them the next time, and is never strong', async () => {
    const email = somebody();
    expect(await ask(email)).toMatchObject({ status: 202, body: { state: 'requested', validForSeconds: 1_800 } });
    const first = await signIn(await api.secretFor(email, 'r'));
    expect(first).toMatchObject({ status: 201, body: { registered: true, assurance: 'single-factor' } });
    const me = await api.as(first.body.token).get('/v1/me');
    expect(me.body).toMatchObject({ personId: first.body.personId, assurance: 'single-factor', emails: [{ email }] });
    const again = await signIn(await linkFor(email.toUpperCase().replace('EXAMPLE.COM', 'example.com')));
    expect(again.body).toMatchObject({ registered: false, personId: first.body.personId });
    const cookie = first.headers.getSetCookie().find((line) => line.startsWith('attestory_session='));
    expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/);
  }, 60_000);

  it('works once: of five who use a link together one is let in, and later nobody', async () => {
    const secret = await linkFor(somebody());
    const answers = await Promise.all(Array.from({ length: 5 }, () => signIn(secret)));
    expect(answers.map(({ status }) => String(status)).sort()).toEqual(['201', '410', '410', '410', '410']);
    expect(refusal(await signIn(secret))).toEqual([410, '/problems/link-closed', 'used']);
  }, 60_000);

  it('works by each of two links that were asked for', async () => {
    const email = somebody();
    await Promise.all([ask(email), ask(email)]);
    const [one, other] = await secretsOf(email, 2);
    expect(one).not.toBe(other);
    expect((await signIn(one as string)).status).toBe(201);
    expect((await signIn(other as string)).status).toBe(201);
  }, 60_000);

  it('works for half an hour', async () => {
    const secret = await linkFor(somebody());
    await setClock(30.5);
    const late = await signIn(secret);
    await setClock(0);
    expect(refusal(late)).toEqual([410, '/problems/link-closed', 'expired']);
    expect((await signIn(secret)).status).toBe(201);
  }, 60_000);

  it('takes no secret that is none, or is for something else', async () => {
    ({ organizationId } = (await ApiClient.register(server)).credentials);
    const join = await api.secretFor('ada@acme.example', 'j');
    for (const secret of ['', 'x', join, `${join}A`])
      expect(refusal(await signIn(secret))).toEqual([404, '/problems/link-unknown', undefined]);
  }, 60_000);

  it('invites the main user of a new organization to join, by an e-mail with a link of their own', async () => {
    const [mail, ...others] = await api.mailTo('ada@acme.example');
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('Acme Oy invites you to join it on Attestory');
    expect(mail?.text).toContain('You are to be a main user');
    expect(mail?.links[0]).toMatch(/\/j#[\w-]{86}$/);
    const stdout = await eventually(
      async () => (await server.cli('events', '--stream', `notices-${organizationId}`, '--json')).stdout || undefined,
      'what became of the e-mail, which is said after it was handed over',
    );
    expect(JSON.parse(stdout)).toMatchObject({ type: 'NoticeHandedOver', data: { kind: 'member-invitation' } });
    expect(stdout).not.toContain(mail?.links[0]?.split('#')[1] as string);
  });

  it.each([
    ['fi', 'Kirjautumislinkkisi Attestoryyn'],
    ['nl', 'Uw link om in te loggen bij Attestory'],
    [undefined, 'Lenken din for å logge inn i Attestory'],
  ])(
    'is mailed in the language that was asked for: %s',
    async (language, subject) => {
      const email = somebody();
      const headers = { 'accept-language': 'no, en;q=0.5' };
      await api.post('/v1/email-links', { email, ...(language ? { language } : {}) }, headers);
      await secretsOf(email, 1);
      expect((await api.mailTo(email))[0]?.subject).toBe(subject);
    },
    60_000,
  );

  it('tells nobody whether an address is known', async () => {
    const known = somebody();
    await signIn(await linkFor(known));
    const shape = ({ status, headers, body }: Answer) => {
      const told = [...headers].filter(([name]) => name !== 'date' && name !== 'attestory-request');
      return JSON.stringify([status, told, body]);
    };
    expect(shape(await ask(known))).toBe(shape(await ask(somebody())));
  }, 60_000);

  it.each([
    ['no address', { email: 'aino' }],
    ['two addresses', { email: 'a@example.com, b@example.com' }],
    ['a header', { email: 'a@example.com\r\nBcc: b@example.com' }],
    ['a language that there is none of', { email: 'a@example.com', language: 'xx' }],
    ['something else', { email: 'a@example.com', to: 'b@example.com' }],
    ['a list', { email: ['a@example.com'] }],
    ['nothing', {}],
  ])('asks for %s in vain', async (_, body) => {
    expect((await api.post('/v1/email-links', body)).status).toBe(422);
  });

  it('mails what was asked for also when the service is killed before, under one link', async () => {
    const email = somebody();
    expect((await ask(email)).status).toBe(202);
    await server.end('SIGKILL');
    await server.restart();
    const secrets = await secretsOf(email, 1);
    expect(new Set(secrets).size).toBe(1);
    expect((await signIn(secrets[0] as string)).status).toBe(201);
  }, 90_000);

  it('mails five links an hour to an address, and tells nobody when it stops', async () => {
    const email = somebody();
    const answers: Answer[] = [];
    for (let i = 0; i < 7; i++) answers.push(await ask(email));
    expect([...new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))]).toHaveLength(1);
    // What would come for the sixth would come before this one.
    await linkFor(somebody());
    expect(await secretsOf(email, 5)).toHaveLength(5);
  }, 60_000);

  const visit = async (path: string, options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ ...wide, ...options });
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(server.baseUrl + path);
    return { page, complaints, context };
  };
  /** An organization whose main user has not joined yet. */
  const invitation = async () => {
    const [organization, email] = [`Acme ${++people} Oy`, somebody()];
    const details = ['--name', organization, '--business-id', '1234567-1', '--main-user-email', email, '--json'];
    expect((await server.cli('organization', 'register', ...details)).code).toBe(0);
    return { organization, secret: await api.secretFor(email, 'j') };
  };
  const shoot = (page: Page, name: string) =>
    page.screenshot({ path: `test-output/screenshots/${name}.png`, fullPage: true });

  describe.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('on the pages, %s', (name, javaScriptEnabled) => {
    it('goes from the address to the mailbox, from the link to the button, and out again', async () => {
      const email = somebody();
      const { page, complaints, context } = await visit('/register', { javaScriptEnabled, locale: 'fi-FI' });
      expect(await page.locator('html').getAttribute('lang')).toBe('fi');
      await page.getByLabel('Sähköpostiosoite').fill(email);
      await page.getByRole('button', { name: 'Lähetä minulle linkki' }).press('Enter');
      await page.getByRole('heading', { name: 'Katso sähköpostiisi' }).waitFor();
      expect(await page.locator('main').innerText()).toContain(email);
      const secret = await api.secretFor(email, 'r');
      await page.goto(`${server.baseUrl}/r#${secret}`);
      if (javaScriptEnabled) {
        expect(page.url()).toBe(`${server.baseUrl}/r`);
        expect(await page.getByLabel('Sähköpostissa oleva linkki').isVisible()).toBe(false);
      } else await page.getByLabel('Sähköpostissa oleva linkki').fill(`${server.baseUrl}/r#${secret}`);
      await page.getByRole('button', { name: 'Kirjaudu sisään' }).press('Enter');
      if (javaScriptEnabled) await page.locator('summary', { hasText: 'Omat asiat' }).waitFor();
      else await page.getByRole('link', { name: 'Tilisi ilman sitä' }).waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/app/);
      await page.goto(`${server.baseUrl}/v1/home`);
      await page.getByRole('heading', { name: 'Olet kirjautunut' }).waitFor();
      expect(await page.locator('main').innerText()).toContain(email);
      await shoot(page, `home-${name.replace(' ', '-')}`);
      await page.getByRole('button', { name: 'Kirjaudu ulos' }).press('Enter');
      await page.getByRole('heading', { name: 'Olet kirjautunut ulos' }).waitFor();
      await page.goto(`${server.baseUrl}/v1/home`);
      expect(new URL(page.url()).pathname).toBe('/register');
      expect(complaints).toEqual([]);
      await context.close();
    }, 60_000);

    it('says what is wrong about an address, and keeps it', async () => {
      const { page, context } = await visit('/register?lang=da', { javaScriptEnabled });
      // What the browser itself lets pass.
      await page.getByLabel('E-mailadresse').fill('aino@example');
      await page.getByRole('button', { name: 'Send mig et link' }).press('Enter');
      expect(await page.getByRole('alert').innerText()).toContain('ikke en e-mailadresse');
      expect(await page.getByLabel('E-mailadresse').inputValue()).toBe('aino@example');
      await context.close();
    }, 60_000);
  });

  it('brings whoever has to sign in first back to the organization that invites them', async () => {
    const { organization, secret } = await invitation();
    const { page, complaints, context } = await visit(`/j#${secret}`);
    expect(page.url()).toBe(`${server.baseUrl}/j`);
    await shoot(page, 'join');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('heading', { name: 'Sign in first' }).waitFor();
    await shoot(page, 'join-not-signed-in');
    await page.getByRole('link', { name: 'Sign in or register' }).click();
    await page.getByRole('button', { name: 'Mobile ID' }).click();
    await page.getByLabel('Test person').selectOption('fi-aino');
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page.locator(`a[href="${server.baseUrl}/app"]`).click();
    await page.getByText('You were about to join an organization').waitFor();
    await page.getByRole('link', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('heading', { name: 'You are a member now' }).waitFor();
    expect(await page.locator('main').innerText()).toContain(organization);
    await page.getByRole('link', { name: 'Go on' }).click();
    // On its side at once, also where the view was a moment behind.
    await page.locator('summary', { hasText: organization }).click();
    await page.getByRole('button', { name: `${organization} main user` }).waitFor();
    expect(await page.getByText('You were about to join').isVisible()).toBe(false);
    await shoot(page, 'home-member');
    // What was refused says so in the console, too.
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
    await context.close();
  }, 90_000);

  it('forgets a link to join that is none, and one that somebody before them left when they signed out', async () => {
    const { page, context } = await visit('/r');
    const signInAs = async (email: string) => {
      const secret = await linkFor(email);
      await page.goto(`${server.baseUrl}/r?lang=en#${secret}`);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.locator('summary', { hasText: 'Personal' }).waitFor();
    };
    const waits = () => page.getByText('You were about to join').isVisible();
    await signInAs(somebody());
    await page.goto(`${server.baseUrl}/j#${'x'.repeat(86)}`);
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('heading', { name: 'The link is not known' }).waitFor();
    expect(await page.getByLabel('Link from the e-mail').isVisible()).toBe(true);
    // The page is there already when the link is pasted where its address stands.
    await page.goto(`${server.baseUrl}/j`);
    await page.goto(`${server.baseUrl}/j#${(await invitation()).secret}`);
    await page.getByLabel('Link from the e-mail').waitFor({ state: 'hidden' });
    expect(page.url()).toBe(`${server.baseUrl}/j`);
    await page.goto(`${server.baseUrl}/v1/home`);
    expect(await waits()).toBe(true);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await signInAs(somebody());
    expect(await waits()).toBe(false);
    await context.close();
  }, 60_000);

  it('lets somebody join without scripts, and once only', async () => {
    const { secret } = await invitation();
    const { page, context } = await visit('/r', { javaScriptEnabled: false });
    await page.getByLabel('Link from the e-mail').fill(await linkFor(somebody()));
    await page.getByRole('button', { name: 'Sign in' }).click();
    for (const heading of ['You are a member now', 'The link is closed']) {
      await page.goto(`${server.baseUrl}/j`);
      await page.getByLabel('Link from the e-mail').fill(`${server.baseUrl}/j#${secret}`);
      await page.getByRole('button', { name: 'Join' }).click();
      await page.getByRole('heading', { name: heading }).waitFor();
    }
    await context.close();
  }, 60_000);

  it.each([true, false])(
    'leads to the broker and back by one press, and to the account: scripts %s',
    async (scripts) => {
      const { page, complaints, context } = await visit('/register?lang=sv', { javaScriptEnabled: scripts });
      await page.getByRole('group', { name: 'Danmark' }).getByRole('button', { name: 'MitID' }).press('Enter');
      await page.getByLabel('Test person').selectOption('dk-freja');
      await page.getByRole('button', { name: /^Approve/ }).press('Enter');
      await page.locator(`a[href="${server.baseUrl}/app"]`).click();
      if (scripts) await page.locator('summary', { hasText: 'Personligt' }).click();
      else await page.getByRole('link', { name: 'Ditt konto utan det' }).click();
      await page.getByText('Freja').first().waitFor();
      expect(complaints).toEqual([]);
      await context.close();
    },
    60_000,
  );

  it('is not used up by whoever only looks at the page, with scripts or without', async () => {
    const secret = await linkFor(somebody());
    for (const javaScriptEnabled of [true, false]) {
      const { context } = await visit(`/r#${secret}`, { javaScriptEnabled });
      await context.close();
    }
    expect((await signIn(secret)).status).toBe(201);
    const { page, context } = await visit(`/r#${secret}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('this one was used').waitFor();
    await page.getByRole('link', { name: 'Ask for a new link' }).waitFor();
    await context.close();
  }, 60_000);

  it('takes the secret along to the page in another language, and leaves it in no address', async () => {
    const secret = await linkFor(somebody());
    const asked: string[] = [];
    const { page, context } = await visit('/register');
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${server.baseUrl}/r#${secret}`);
    await page.getByRole('link', { name: 'Svenska' }).click();
    await page.getByRole('button', { name: 'Logga in' }).click();
    await page.locator('summary', { hasText: 'Personligt' }).waitFor();
    expect(page.url()).not.toContain(secret);
    expect(asked.filter((url) => url.split('#')[0]?.includes(secret))).toEqual([]);
    expect(server.output).not.toContain(secret);
    await context.close();
  }, 60_000);

  it('does nothing that a page of somebody else’s asks for', async () => {
    const secret = await linkFor(somebody());
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const body = new URLSearchParams({ secret });
      const answer = await fetch(`${server.baseUrl}/v1/forms/sessions`, { method: 'POST', body, headers });
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
      const direct = await fetch(`${server.baseUrl}/v1/sessions`, { method: 'POST', body, headers });
      expect([direct.status, direct.headers.getSetCookie()]).toEqual([403, []]);
    }
    expect((await signIn(secret)).status).toBe(201);
  }, 60_000);

  it.each([
    ['/register', narrow],
    ['/register?lang=fi', wide],
    ['/r', narrow],
    ['/r?lang=sv', wide],
    ['/j?lang=sv', narrow],
    ['/j', wide],
  ])(
    'has pages that fit, answer to the keyboard and load nothing from elsewhere: %s',
    async (path, size) => {
      const elsewhere: string[] = [];
      const { page, complaints, context } = await visit(path, size);
      page.on('request', (request) => {
        if (!request.url().startsWith(server.baseUrl)) elsewhere.push(request.url());
      });
      const answer = await page.reload();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.viewport.width);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
      const policy = answer?.headers()['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect([complaints, elsewhere]).toEqual([[], []]);
      await shoot(page, `page${path.replace(/\W+/g, '-')}-${size.viewport.width}`);
      await context.close();
    },
    60_000,
  );

  it('stops whoever asks for too many, and says when they can again', async () => {
    for (let i = 0; i < perHour; i++) {
      const { status, headers } = await ask(`flood${i}@example.com`);
      if (status === 202) continue;
      expect([status, Number(headers.get('retry-after')) > 60]).toEqual([429, true]);
      return;
    }
    throw new Error('nobody was stopped');
  }, 60_000);
});
