import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Outbound, outboundTo } from './outbound.js';

let server: Server;
let issuer: string;
let ask: Outbound;
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  server = createServer((_, response) => answer(response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ask = outboundTo(`${issuer}/tenant`, { timeoutMs: 300, bytes: 1_000 });
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

describe('What is asked of a broker', () => {
  it('is asked of its issuer’s origin, and the answer is as it is', async () => {
    answer = (response) => response.writeHead(404, { 'content-type': 'text/plain' }).end('nothing');
    const response = await ask(`${issuer}/elsewhere`);
    expect([response.status, await response.text()]).toEqual([404, 'nothing']);
  });

  it('is not asked of another origin', async () => {
    await expect(ask('http://127.0.0.2:1/')).rejects.toMatchObject({ trouble: 'misconfigured' });
    await expect(ask(issuer.replace('127.0.0.1', 'localhost'))).rejects.toMatchObject({ trouble: 'misconfigured' });
  });

  it('is not asked of where an answer sends us', async () => {
    answer = (response) => response.writeHead(307, { location: '/' }).end();
    await expect(ask(issuer)).rejects.toMatchObject({ trouble: 'nonsense' });
  });

  it('is waited for so long, whatever comes meanwhile', async () => {
    answer = () => undefined;
    await expect(ask(issuer)).rejects.toMatchObject({ trouble: 'timed-out' });
    answer = (response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    };
    await expect(ask(issuer)).rejects.toMatchObject({ trouble: 'timed-out' });
  });

  it('is read so far', async () => {
    answer = (response) => response.end('a'.repeat(1_000));
    expect((await (await ask(issuer)).text()).length).toBe(1_000);
    answer = (response) => response.end('a'.repeat(1_001));
    await expect(ask(issuer)).rejects.toMatchObject({ trouble: 'nonsense' });
  });

  it('may have no body', async () => {
    answer = (response) => response.writeHead(204).end();
    expect((await ask(issuer)).status).toBe(204);
  });

  it('tells a server in trouble, and one that is not there', async () => {
    answer = (response) => response.writeHead(500).end('stack trace');
    await expect(ask(issuer)).rejects.toMatchObject({
      trouble: 'nonsense',
      message: expect.not.stringContaining('stack'),
    });
    answer = (response) => response.destroy();
    await expect(ask(issuer)).rejects.toMatchObject({ trouble: 'unreachable' });
  });
});
