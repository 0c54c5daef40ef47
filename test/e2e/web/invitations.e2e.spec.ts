import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type ApiClient, eventually } from '../../support/api-client.ts';
import { hostilePdfs } from '../../support/hostile-pdfs.ts';
import { Keyboard } from '../../support/keyboard.ts';
import { samplePdf } from '../../support/sample-pdf.ts';
import { deskOf } from '../../support/signed-in-page.ts';
import { sealed, signAs } from '../../support/signing.ts';
import { Web } from '../../support/web.ts';

const hostile = `<img src=x onerror=alert(1)> אינו 👩🏽‍🚀 ${'x'.repeat(160)}`;
const scanned = { name: 'scan.pdf', mimeType: 'application/pdf' };

describe('the sender’s side', () => {
  let web: Web;
  let main: ApiClient;
  let desk: Page;
  let pdf: Buffer;
  let sentId: string;

  beforeAll(async () => {
    web = await Web.start();
    ({ main, desk } = await deskOf(web));
    pdf = Buffer.from(await samplePdf('The rent is 900 euros a month.'));
  });
  afterAll(() => web?.remove());

  const signIn = (page: Page) => {
    const cookie = { name: 'attestory_session', value: main.token as string, path: '/v1', httpOnly: true };
    return page.context().addCookies([{ ...cookie, domain: new URL(web.server.baseUrl).hostname }]);
  };
  const choose = (page: Page, ...files: { readonly name: string; readonly buffer: Buffer }[]) =>
    page.getByLabel('Choose PDF files').setInputFiles(files.map((file) => ({ mimeType: 'application/pdf', ...file })));
  const drop = (page: Page, name: string, bytes: Buffer) =>
    page.evaluate(
      `(() => {
        const bytes = Uint8Array.from(atob(${JSON.stringify(bytes.toString('base64'))}), (c) => c.charCodeAt(0));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([bytes], ${JSON.stringify(name)}, { type: 'application/pdf' }));
        document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      })()`,
    );
  const saved = (page: Page) => page.getByText('Saved as a draft').waitFor();
  const draftId = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) as string;
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
  /** Waits until the service tells of the draft what the page has saved. */
  const told = (what: string, is: (body: { message: string; signatories: { name: string }[] }) => boolean) =>
    eventually(async () => {
      const { body } = await main.get(`/v1/invitations/${draftId(desk)}`);
      return is(body) || undefined;
    }, what);

  it('shows what would be there where nothing is', async () => {
    await desk.goto('/app/invitations');
    await desk.getByText('No invitations yet').waitFor();
    await web.seen(desk, 'invitations-empty');
  });

  it('takes PDFs that are dropped, and says why it takes others not, with a way on', async () => {
    await desk.getByRole('link', { name: 'New invitation' }).first().click();
    await desk.getByText('Or drop them anywhere').waitFor();
    await web.seen(desk, 'invitation-new');
    await button(desk, 'Add a signatory').click();
    await button(desk, 'Send…').click();
    await desk.getByText('Give it a title.').first().waitFor();
    expect(await desk.getByText('Enter an e-mail address', { exact: false }).count()).toBe(1);
    await web.seen(desk, 'invitation-missing');
    await button(desk, 'Remove: signatory 1').click();
    expect((await main.get('/v1/invitations')).body.items).toEqual([]);
    await drop(desk, 'Lease_2027.pdf', pdf);
    await saved(desk);
    expect(await desk.getByLabel('Title', { exact: true }).inputValue()).toBe('Lease 2027');
    const others = hostilePdfs(pdf);
    const [active, damaged] = ['javascript.pdf', 'truncated.pdf'].map((name) => {
      return { name, buffer: Buffer.from(others[name]?.bytes ?? []) };
    });
    await choose(desk, { name: 'notes.pdf', buffer: Buffer.alloc(0) }, damaged!, active!);
    await desk.getByText('The PDF has active content').waitFor();
    await web.seen(desk, 'invitation-refused');
    await button(desk, 'Upload without it').click();
    await desk.getByText('Active content was removed').waitFor();
    for (const name of ['notes.pdf', 'truncated.pdf']) await button(desk, `Leave it out: ${name}`).click();
    await button(desk, 'Remove: javascript.pdf').click();
    await desk.getByText('javascript.pdf').waitFor({ state: 'detached' });
  });

  it('takes signatories from a list, moves them by keyboard, and saves all as one goes', async () => {
    await button(desk, 'Paste a list').click();
    const list = `Name;E-mail\nAino Virtanen <aino@example.com>\nno address here\n"${hostile}";carla@example.com\nBo, bo@example.com`;
    await desk.getByLabel('One person per line').fill(list);
    await web.seen(desk, 'invitation-paste');
    await button(desk, 'Add 3 people').click();
    await button(desk, 'Cancel').click();
    await desk.getByLabel('One after another').check();
    await button(desk, 'Move Bo up').focus();
    await desk.keyboard.press('Enter');
    await desk.getByText('Bo is now number 2 of 3').waitFor({ state: 'attached' });
    expect(await desk.evaluate('document.activeElement.ariaLabel')).toBe('Move Bo up');
    const grips = desk.locator('.grip');
    await grips.nth(2).dragTo(grips.nth(0));
    await desk.getByText('is now number 1 of 3').waitFor({ state: 'attached' });
    await button(desk, /^Move <img.* down$/u).click();
    await button(desk, /^Move <img.* down$/u).click();
    await desk.locator('.person-how summary').first().click();
    await desk.getByLabel('Strong authentication:', { exact: false }).first().check();
    await desk.getByLabel('Only these').check();
    await desk.getByLabel('Finnish bank credentials').check();
    await desk.getByLabel('Last day to sign').fill('2099-01-31');
    await saved(desk);
    await web.seen(desk, 'invitation-draft');
    const order = ['Aino Virtanen', 'Bo', hostile].join();
    await told('all three in their order', ({ signatories }) => signatories.map(({ name }) => name).join() === order);
    await desk.setViewportSize({ width: 320, height: 640 });
    expect(await desk.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await desk.setViewportSize({ width: 1280, height: 900 });
  });

  it('keeps what was typed over a session that ends and a line that is lost, and writes over nothing of another tab', async () => {
    const message = desk.getByLabel('Message', { exact: false });
    await desk.context().clearCookies();
    await message.fill('Typed without a session');
    await desk.getByText('Your session has ended').waitFor();
    await signIn(desk);
    await desk.reload();
    await desk.getByText('What you had typed in this tab is here again.').waitFor();
    expect(await message.inputValue()).toBe('Typed without a session');
    await saved(desk);

    const other = await web.page(desk.context());
    await other.goto(desk.url());
    await other.getByLabel('Title', { exact: true }).fill('From the other tab');
    await saved(other);
    await message.fill('Typed here');
    await desk.getByText('This draft was changed in another tab').waitFor();
    await web.seen(desk, 'invitation-conflict');
    await button(desk, 'Take the other version').click();
    expect(await desk.getByLabel('Title', { exact: true }).inputValue()).toBe('From the other tab');
    expect(await message.inputValue()).toBe('Typed without a session');
    await other.close();

    let lost = 0;
    await desk.route('**/v1/invitations/*', (route) => {
      lost += 1;
      return lost <= 2 ? route.abort() : route.continue();
    });
    await message.fill('Please sign.');
    await desk.getByText('No connection').waitFor();
    await button(desk, 'Try again').click();
    await saved(desk);
    await desk.unroute('**/v1/invitations/*');
    await told('the message that was typed last', ({ message: saved }) => saved === 'Please sign.');
  });

  it('shows what each will get, says what freezes, and sends once, whatever becomes of the answer', async () => {
    await button(desk, 'See what each will get').click();
    await desk.getByText('Acme Oy asks you to sign: From the other tab').waitFor();
    await web.seen(desk, 'invitation-preview');
    await button(desk, 'Close').click();
    await button(desk, 'Send…').click();
    await desk.getByText('frozen, so that all sign the same').waitFor();
    await web.seen(desk, 'invitation-send');
    const keys: (string | undefined)[] = [];
    await desk.route('**/send', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await button(desk, 'Send to 3 people').dblclick();
    await desk.getByText('The invitation was sent').waitFor();
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
    sentId = draftId(desk);
    expect(new URL(desk.url()).pathname).toBe(`/app/invitations/${sentId}`);
    await main.secretFor('aino@example.com');
    await desk.getByText('The e-mail was handed over').waitFor();
    await desk.setViewportSize({ width: 320, height: 640 });
    expect(await desk.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await desk.setViewportSize({ width: 1280, height: 900 });
    await web.seen(desk, 'invitation-sent');
    await desk.goBack();
    await desk.getByRole('heading', { name: 'Invitations' }).waitFor();
    await desk.getByText('then 2 more').waitFor();
    await web.seen(desk, 'invitations');
  });

  it('finds by words and state, and has all of it in its address', async () => {
    await desk.getByRole('combobox', { name: 'State' }).selectOption('draft');
    await desk.getByText('No invitation matches').waitFor();
    expect(new URL(desk.url()).search).toBe('?status=draft');
    for (let n = 0; n < 21; n++) await main.post('/v1/invitations', { title: `Draft ${n}` });
    await desk.reload();
    await button(desk, 'Show more').click();
    await desk.getByText('Draft 0', { exact: true }).waitFor();
    expect(await desk.locator('.invitations > li').count()).toBe(21);
    await desk.setViewportSize({ width: 320, height: 640 });
    expect(await desk.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await desk.setViewportSize({ width: 1280, height: 900 });
    await desk.goto('/app/invitations?q=other+tab');
    await desk.getByRole('link', { name: 'From the other tab' }).click();
    await desk.getByRole('heading', { name: 'Something has to change?' }).waitFor();
  });

  it('reminds, corrects an address, gives more time, and shows by itself that somebody has signed', async () => {
    await button(desk, 'Remind: Aino Virtanen').click();
    await desk.getByText('A reminder to Aino Virtanen is on its way.').waitFor();
    await button(desk, 'Remind: Aino Virtanen').click();
    await desk.getByText('can be reminded once a day').waitFor();
    await button(desk, 'Correct the address: Bo').click();
    await desk.getByRole('textbox', { name: 'E-mail address' }).fill('bob@example.com');
    await button(desk, 'Save and send anew').click();
    await desk.getByText('Bo gets a new e-mail.').waitFor();
    await button(desk, 'Give more time').first().click();
    await desk.getByLabel('New last day').fill('2099-03-31');
    await desk.getByRole('dialog').getByRole('button', { name: 'Give more time' }).click();
    await desk.getByText('31 Mar 2099').first().waitFor();
  });

  it('leads on from the frozen list: by a copy, an addendum, and a signature on paper', async () => {
    await button(desk, 'Copy to a new draft').click();
    await desk.getByLabel('Name', { exact: true }).nth(2).waitFor();
    await desk.goBack();
    await button(desk, 'Write an addendum').click();
    await desk.getByLabel('What it adds').fill('Bo moves in later.');
    await web.seen(desk, 'invitation-addendum');
    await button(desk, 'Make the draft').click();
    await desk.getByText('addendum.pdf').waitFor();
    await desk.goBack();
    await button(desk, 'Record a signature on paper').click();
    await button(desk, 'Record it').click();
    await desk.getByText('Choose the scan.').waitFor();
    await desk.getByLabel('Scan of the signed document').setInputFiles({ ...scanned, buffer: pdf });
    await desk.getByRole('dialog').getByLabel('Bo', { exact: true }).check();
    await desk.getByLabel('Day that stands on the paper').fill('2026-11-20');
    await web.seen(desk, 'invitation-paper');
    await button(desk, 'Record it').click();
    await desk.getByRole('heading', { name: 'Signed on paper' }).waitFor();
    await desk.getByText('Copied to').waitFor();
    await desk.getByText('Has an addendum:').waitFor();
    await web.seen(desk, 'invitation-ways-out');
  });

  it('cancels after saying what happens, and follows another to its sealed PDF', async () => {
    await button(desk, 'Cancel the invitation').click();
    await desk.getByLabel('Reason').fill('Wrong rent');
    await web.seen(desk, 'invitation-cancel');
    await button(desk, 'Cancel the invitation').last().click();
    await desk.getByText('Closed. Nobody had signed').waitFor();
    expect((await main.get(`/v1/invitations/${sentId}`)).body).toMatchObject({
      state: 'cancelled',
      cancelReason: 'Wrong rent',
    });
    const document = { fileName: 'a.pdf', base64: pdf.toString('base64') };
    const eva = { name: 'Eva', email: 'eva@example.com' };
    const { body } = await main.post('/v1/invitations', {
      title: 'Followed',
      signatories: [eva],
      documents: [document],
      send: true,
    });
    await desk.goto(`/app/invitations/${body.id}`);
    await desk.getByText('Not opened').waitFor();
    await signAs(main, eva);
    await sealed(main, body.id);
    await desk.getByText('The sealed documents are ready').waitFor();
    await web.seen(desk, 'invitation-completed');
    const download = desk.waitForEvent('download');
    await button(desk, 'Download signed: a.pdf').click();
    expect((await download).suggestedFilename()).toBe('a-signed.pdf');
    await desk.goto(`/app/invitations/${body.id}?lang=fi`);
    await desk.getByText('Mitä on tapahtunut').waitFor();
    await web.seen(desk, 'invitation-completed-fi');
  });

  it('goes by keyboard all the way: in, over the role menu, to an invitation that is sent, put right and cancelled', async () => {
    const page = await web.person({ viewport: { width: 1280, height: 900 } });
    const keys = new Keyboard(page);
    const [link, field] = [(name: string) => page.getByRole('link', { name, exact: true }), page.getByLabel.bind(page)];
    const heading = (name: string) => page.getByRole('heading', { level: 1, name });
    await page.goto('/app');
    await keys.press(link('Sign in or register'));
    await keys.press(button(page, 'Bank ID'));
    await keys.to(field('Test person'));
    await page.keyboard.type('Aino');
    await keys.press(button(page, /^Approve/));
    await keys.press(link('Go on'));
    await heading('Inbox').waitFor();
    const roles = page.locator('.corner summary').first();
    await keys.press(roles);
    await page.keyboard.press('Escape');
    await keys.isAt(roles);
    await page.keyboard.press('ArrowDown');
    await keys.to(button(page, /^Acme Oy/), 'ArrowDown');
    await page.keyboard.press('Enter');
    await keys.isAt(heading('Invitations'));
    await keys.press(link('New invitation').first());
    await keys.isAt(heading('New invitation'));
    const chooser = page.waitForEvent('filechooser');
    await keys.press(field('Choose PDF files'));
    const files = ['a.pdf', 'b.pdf', 'c.pdf'].map((name) => ({ name, mimeType: 'application/pdf', buffer: pdf }));
    await (await chooser).setFiles(files);
    await button(page, 'Remove: c.pdf').waitFor();
    await keys.press(button(page, 'Remove: b.pdf'));
    await keys.isAt(page.getByRole('listitem').filter({ hasText: 'c.pdf' }));
    for (const name of ['Aino', 'Bo']) {
      await keys.press(button(page, 'Add a signatory'));
      await keys.isAt(field('Name', { exact: true }).last());
      await page.keyboard.type(name);
      await keys.type(field('E-mail address').last(), `${name.toLowerCase()}@keys.example`);
    }
    await keys.press(button(page, 'Move Bo up'));
    await keys.isAt(button(page, 'Move Bo up'));
    await keys.press(field('All at once'), 'ArrowDown');
    await keys.press(button(page, 'See what each will get'));
    await page.getByText('Acme Oy asks you to sign: a').waitFor();
    await page.keyboard.press('Escape');
    await keys.isAt(button(page, 'See what each will get'));
    await keys.to(button(page, 'Send…'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await keys.press(button(page, 'Send to 2 people'));
    await keys.isAt(heading('a'));
    await keys.press(button(page, 'Remind: Bo'));
    await page.getByText('A reminder to Bo is on its way.').waitFor();
    await keys.isAt(button(page, 'Remind: Bo'));
    await keys.press(button(page, 'Correct the address: Bo'));
    await keys.type(page.getByRole('textbox', { name: 'E-mail address' }), 'bob@keys.example');
    await page.keyboard.press('Enter');
    await page.getByText('Bo gets a new e-mail.').waitFor();
    await keys.isAt(button(page, 'Correct the address: Bo'));
    await keys.press(button(page, 'Cancel the invitation'));
    await keys.press(page.getByRole('dialog').getByRole('button', { name: 'Cancel the invitation' }));
    await page.getByText('Closed. Nobody had signed').waitFor();
    // Its button is gone; the focus is still on the page.
    await keys.isAt(page.locator('main :focus'));
  }, 60_000);

  it('complains of nothing but of what was refused and lost on purpose', () => {
    expect(web.complaints().filter((text) => !/status of (?:401|412|422|429)|net::ERR_FAILED/.test(text))).toEqual([]);
  });
});
