import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ApiClient, sha256 } from '../../support/api-client.ts';
import { AttestoryProcess } from '../../support/attestory-process.ts';
import { hostilePdfs } from '../../support/hostile-pdfs.ts';
import { samplePdf } from '../../support/sample-pdf.ts';
import { sealed, sendInvitation, signAs, threePeople } from '../../support/signing.ts';
import { Web } from '../../support/web.ts';

const foreign = new URL('../../../libs/pdf/src/verify/fixtures/pyhanko-pades.pdf', import.meta.url);

describe('the page that verifies', () => {
  let server: AttestoryProcess;
  let web: Web;
  let page: Page;
  let pdf: Uint8Array;
  let file: Uint8Array;
  let code: string;
  /** What the browser asked for: method, path, and how many bytes it sent. */
  const asked: string[] = [];

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    const { api } = await ApiClient.register(server);
    pdf = await samplePdf('To be verified', 2);
    const [person, ...others] = threePeople();
    const { id, documentIds } = await sendInvitation(api, pdf, [person, ...others]);
    for (const one of [person, ...others]) await signAs(api, one);
    const { documents } = await sealed(api, id);
    code = documents[0].seal.verificationCode as string;
    file = (await api.get(`/v1/invitations/${id}/documents/${documentIds[0]}/sealed`)).body as Uint8Array;
    web = await Web.open(server);
    page = await web.person();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      const body = request.postDataBuffer()?.length ?? 0;
      if (!pathname.startsWith('/assets/')) asked.push(`${request.method()} ${pathname} ${body}`);
    });
  });
  afterAll(async () => {
    await web?.close();
    await server?.remove();
  });

  const choose = async (name: string, bytes: Uint8Array) => {
    const buffer = Buffer.from(bytes);
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
  };
  const drop = async (name: string, bytes: Uint8Array) => {
    const given = JSON.stringify({ name, base64: Buffer.from(bytes).toString('base64') });
    const transfer = await page.evaluateHandle(`(() => {
      const { name, base64 } = ${given};
      const all = new DataTransfer();
      all.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name));
      return all;
    })()`);
    await page.dispatchEvent('h1', 'drop', { dataTransfer: transfer });
  };
  const conclusion = async (text: RegExp | string) => {
    await page.getByRole('heading', { level: 2, name: text }).waitFor();
    return (await page.locator('main').textContent()) ?? '';
  };

  it('calls a sealed document genuine, tells whose seal it is, and asks the service by the code in it alone', async () => {
    await page.goto('/verify');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await web.seen(page, 'verify');
    const chooser = page.waitForEvent('filechooser');
    await page.locator('input[type=file]').focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles({ name: 'lease.pdf', mimeType: 'application/pdf', buffer: Buffer.from(file) });
    const text = await conclusion('Genuine: sealed by this service, and unchanged since');
    expect(text).toContain(sha256(file));
    expect(text).toContain(sha256(pdf));
    await page.getByText('It is the newest file that the service made of this document.').waitFor();
    expect(await page.getByRole('heading', { level: 3 }).textContent()).toBe('Seal of this service Holds');
    await web.seen(page, 'verify-genuine');
    expect(asked).toEqual(['GET /verify 0', 'GET /v1/verify/certificates 0', `GET /v1/verify/${code} 0`]);
  });

  it('tells in another language what it has found', async () => {
    await page.locator('.menu summary').click();
    await page.getByRole('button', { name: 'Suomi' }).click();
    await conclusion('Aito: tämän palvelun leimaama, eikä sitä ole muutettu');
    await page.locator('.menu summary').click();
    await page.getByRole('button', { name: 'English' }).click();
    await conclusion(/^Genuine/);
  });

  it('sees one changed byte, and what was added behind the seal', async () => {
    const changed = Buffer.from(file);
    changed.write('9', changed.indexOf('/MediaBox [') + '/MediaBox ['.length, 'latin1');
    await choose('changed.pdf', changed);
    const text = await conclusion('A signature in it does not hold');
    expect(text).toContain('It was not made over these bytes, or not by the key of its certificate.');
    await web.seen(page, 'verify-invalid');
    await choose('longer.pdf', Buffer.concat([file, Buffer.from('4 0 obj\n(more)\nendobj\n')]));
    expect(await conclusion('Changed after it was signed')).toContain('Something stands behind the end of the file');
    await page.getByText('the service did not make this very file').waitFor();
  });

  it('tells a seal under the same name by somebody else’s key from one of the service', async () => {
    await drop('theirs.pdf', await readFile(foreign));
    const text = await conclusion('The signatures hold, but this service did not seal it');
    expect(text).toContain('Attestory demo seal');
    expect(text).toContain('Not a certificate of this service.');
    await web.seen(page, 'verify-foreign');
  });

  it('ends with a clear word on what is made to keep readers busy, is no PDF, or bears no signature', async () => {
    const { 'inflate-bomb.pdf': bomb, 'zip.pdf': zip } = hostilePdfs(pdf);
    await choose('bomb.pdf', (bomb as { bytes: Uint8Array }).bytes);
    await conclusion('It can’t be checked');
    await web.seen(page, 'verify-unreadable');
    await choose('zip.pdf', (zip as { bytes: Uint8Array }).bytes);
    await conclusion('This is not a PDF');
    await choose('plain.pdf', pdf);
    await conclusion('There is no signature in it');
  });

  it('checks without a line to the service, and says what it could not ask', async () => {
    await page.context().setOffline(true);
    await choose('lease.pdf', file);
    await conclusion('The signatures hold; whether this service sealed it is not known');
    await page.context().setOffline(false);
  });

  it('looks up a code that was typed, shows no names, and compares a file with what the service knows', async () => {
    await page.getByLabel('Verification code').fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Look it up' }).click();
    await page.getByRole('heading', { level: 1, name: `Verification code ${code}` }).waitFor();
    const text = (await page.locator('main').textContent()) ?? '';
    for (const part of [sha256(pdf), sha256(file), '3 of 3', 'Signed by all']) expect(text).toContain(part);
    for (const { name } of threePeople()) expect(text).not.toContain(name);
    await web.seen(page, 'verify-code');
    await choose('upload.pdf', pdf);
    await page.getByText('It is the document as it was uploaded.').waitFor();
    await choose('theirs.pdf', await readFile(foreign));
    await page.getByText('The service did not make this file.').waitFor();
    await choose('lease.pdf', file);
    await page.getByText('It is the newest file').waitFor();
    await page.goto('/verify/0000-0000-0000-0000');
    await page.getByText('This service does not know the code').waitFor();
    await web.seen(page, 'verify-code-unknown');
  });

  it('has uploaded nothing, and complained of nothing but the line that was cut and the code that is unknown', () => {
    const allowed = /^GET \/(?:verify|v1\/verify)(?:\/[\w-]+)? 0$/;
    expect(asked.filter((line) => !allowed.test(line))).toEqual([]);
    const expected = /ERR_INTERNET_DISCONNECTED|404/;
    expect(web.complaints().filter((line) => !expected.test(line))).toEqual([]);
  });
});
