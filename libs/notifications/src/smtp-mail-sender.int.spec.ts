import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { type MailSender, MailRefusedError, MailUnavailableError } from '@attestory/application';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { completedMail, invitationMail } from './mail.fixture.js';
import { createSmtpMailSender } from './smtp-mail-sender.js';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close();
});

async function listen(server: Server | SMTPServer): Promise<number> {
  const socket = server instanceof SMTPServer ? server.server : server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (socket.address() as AddressInfo).port;
}

/** A mail server on this machine that keeps what it accepts. */
async function startServer(options: SMTPServerOptions = {}) {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, callback) {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        raw += chunk;
      });
      stream.on('end', () => {
        received.push(raw);
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  const port = await listen(server);
  open.push({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
  return { port, received };
}

function sender(port: number, change: Partial<Parameters<typeof createSmtpMailSender>[0]> = {}): MailSender {
  const mailSender = createSmtpMailSender({
    url: `smtp://127.0.0.1:${port}`,
    from: 'Attestory <no-reply@sign.acme.example>',
    ...change,
  });
  open.push(mailSender);
  return mailSender;
}

const answering = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

describe('Sending over SMTP', () => {
  it('resolves when the server has accepted the message, with the given Message-ID', async () => {
    const { port, received } = await startServer();
    const mail = invitationMail();
    await sender(port).send(mail);
    expect(received).toHaveLength(1);
    const [head = ''] = (received[0] ?? '').split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^Message-ID: <${mail.messageId}>\\r?$`, 'mu'));
    expect(head).toMatch(/^From: Attestory <no-reply@sign\.acme\.example>\r?$/mu);
    expect(head).toMatch(/^To: Grace Hopper <grace@hopper\.example>\r?$/mu);
    expect(head).toMatch(/^Subject: Acme Oy asks you to sign: Lease of flat 7\r?$/mu);
    expect(head).toMatch(/^Auto-Submitted: auto-generated\r?$/mu);
    expect(head).toMatch(/^Content-Type: multipart\/alternative/mu);
    expect(head).not.toMatch(/^X-Mailer/mu);
  });

  it('lets nobody add a header or a recipient', async () => {
    const recipients: string[] = [];
    const { port, received } = await startServer({
      onRcptTo({ address }, _session, callback) {
        recipients.push(address);
        callback();
      },
    });
    const to = { name: 'Grace"\r\nBcc: eve@evil.example\r\n<eve@evil.example>,', email: 'grace@hopper.example' };
    const title = 'Lease\r\nBcc: eve@evil.example\r\n\r\nbody';
    await sender(port).send(invitationMail({ to, title, organizationName: 'Acme\r\nX-Evil: 1' }));
    expect(recipients).toEqual(['grace@hopper.example']);
    const [head = ''] = (received[0] ?? '').split('\r\n\r\n');
    expect(head).not.toMatch(/^(bcc|x-evil):/imu);
  });

  it('encodes other alphabets', async () => {
    const { port, received } = await startServer();
    await sender(port).send(invitationMail({ title: 'Vuokrasopimus – Äänekoski', organizationName: '株式会社' }));
    const [head = ''] = (received[0] ?? '').split('\r\n\r\n');
    expect(head).toMatch(/^Subject: =\?UTF-8\?/mu);
    expect(head).toMatch(/^[\n\r\x20-\x7e]*$/u);
  });

  it.each([
    'grace@hopper.example, eve@evil.example',
    'grace@hopper.example\r\nRCPT TO:<eve@evil.example>',
    'Grace <grace@hopper.example>',
    'grace',
    '',
  ])('refuses %j, which is not one address, without asking a server', async (email) => {
    const { port, received } = await startServer();
    const sending = sender(port).send(invitationMail({ to: { name: 'Grace', email } }));
    await expect(sending).rejects.toThrow(MailRefusedError);
    expect(received).toEqual([]);
  });
});

describe('A mail server that says no', () => {
  it('for good, to the recipient, is a refusal that does not repeat the address', async () => {
    const { port } = await startServer({
      onRcptTo: ({ address }, _session, callback) => callback(answering(550, `5.1.1 <${address}> unknown`)),
    });
    const error: unknown = await sender(port)
      .send(invitationMail())
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MailRefusedError);
    expect((error as Error).message).toBe('the mail server answered 550 5.1.1 (RCPT TO)');
    expect((error as Error).cause).toBeUndefined();
  });

  it('for good, to the content, is a refusal', async () => {
    const { port } = await startServer({
      onData(stream, _session, callback) {
        stream.resume();
        stream.on('end', () => callback(answering(554, '5.7.1 looks like spam')));
      },
    });
    await expect(sender(port).send(invitationMail())).rejects.toThrow(MailRefusedError);
  });

  it('for now, to the recipient, is to be tried again', async () => {
    const { port } = await startServer({
      onRcptTo: (_address, _session, callback) => callback(answering(451, '4.7.1 greylisted')),
    });
    const sending = sender(port).send(invitationMail());
    await expect(sending).rejects.toThrow(MailUnavailableError);
    await expect(sending).rejects.toThrow('451 4.7.1 (RCPT TO)');
    await expect(sending).rejects.toMatchObject({ isAboutRecipient: true });
  });

  it('to one mail still takes the next', async () => {
    const { port, received } = await startServer({
      onRcptTo: ({ address }, _session, callback) =>
        callback(address.startsWith('gone') ? answering(550, 'unknown') : null),
    });
    const mails = sender(port);
    const gone = invitationMail({ to: { name: '', email: 'gone@hopper.example' } });
    await expect(mails.send(gone)).rejects.toThrow(MailRefusedError);
    await mails.send(completedMail());
    expect(received).toHaveLength(1);
  });

  it('to our password is nothing that the recipient is to blame for', async () => {
    const { port } = await startServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(answering(535, '5.7.8 wrong password')),
    });
    const mails = sender(port, { url: `smtp://attestory:wrong@127.0.0.1:${port}` });
    await expect(mails.send(invitationMail())).rejects.toThrow(MailUnavailableError);
  });
});

describe('A mail server that is not there', () => {
  it('is to be tried again when the connection is refused', async () => {
    const nobody = createServer();
    const port = await listen(nobody);
    await new Promise((resolve) => nobody.close(resolve));
    const sending = sender(port).send(invitationMail());
    const failure: unknown = await sending.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MailUnavailableError);
    expect(failure).toHaveProperty('message', "the mail server can't be reached (ECONNREFUSED)");
  });

  it('is to be tried again when it never greets', async () => {
    const silent = createServer((socket) => socket.on('error', () => {}).resume());
    const port = await listen(silent);
    open.push({ close: () => silent.close() });
    const sending = sender(port, { timeoutMs: 300 }).send(invitationMail());
    await expect(sending).rejects.toThrow(MailUnavailableError);
  });

  it('is to be tried again when it hangs up in the middle', async () => {
    const hanging = createServer((socket) => {
      socket.on('error', () => {});
      socket.write('220 ready\r\n');
      socket.on('data', (data) => {
        if (data.toString().startsWith('MAIL')) socket.destroy();
        else socket.write('250 ok\r\n');
      });
    });
    const port = await listen(hanging);
    open.push({ close: () => hanging.close() });
    await expect(sender(port).send(invitationMail())).rejects.toThrow(MailUnavailableError);
  });

  it('is not written to without encryption unless it is on this machine', async () => {
    const { port, received } = await startServer();
    const sending = sender(port, { requireTls: true }).send(invitationMail());
    await expect(sending).rejects.toThrow(MailUnavailableError);
    expect(received).toEqual([]);
  });
});
