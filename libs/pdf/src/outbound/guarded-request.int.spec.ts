import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { guardedRequest, type OutboundRequest } from './guarded-request.js';

describe('a request to somebody else’s server', () => {
  let server: Server;
  let port: number;
  let asked = 0;
  let answer: RequestListener = () => {};
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked++;
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as { port: number });
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const get = (about: Partial<OutboundRequest> = {}) =>
    guardedRequest({
      ...{ url: `http://127.0.0.1:${port}/list`, method: 'GET', timeout: 2_000, largest: 1_000, addresses: 'any' },
      ...about,
    });

  it('gives the bytes, however they come', async () => {
    answer = (request, response) => {
      response.write(request.url);
      setImmediate(() => response.end(request.headers.accept));
    };
    expect(Buffer.from(await get({ headers: { accept: 'application/pkix-crl' } })).toString()).toBe(
      '/listapplication/pkix-crl',
    );
  });

  it.each([
    ['by address', (at: number) => `http://127.0.0.1:${at}/`],
    ['by address in a disguise', (at: number) => `http://0x7f.1:${at}/`],
    ['by name', (at: number) => `http://localhost:${at}/`],
  ])('does not reach this machine %s unless that is allowed', async (_, url) => {
    answer = (_request, response) => response.end('found');
    const before = asked;
    await expect(get({ url: url(port), addresses: [] })).rejects.toThrow(/can’t be asked: .* is no public address/);
    expect(asked).toBe(before);
    const found = await get({ url: url(port), addresses: ['127.0.0.0/8', '::1'] });
    expect(Buffer.from(found).toString()).toBe('found');
  });

  it.each<[string, RequestListener, string]>([
    ['is sent elsewhere', (_, response) => response.writeHead(302, { location: '/' }).end(), 'answered 302'],
    ['meets a fault', (_, response) => response.writeHead(500).end('x'.repeat(10_000)), 'answered 500'],
    ['gets one byte too much', (_, response) => response.end('x'.repeat(1_001)), 'answered too much'],
    ['is hung up on', (_, response) => response.destroy(), 'can’t be reached (ECONNRESET)'],
    [
      'is hung up on half-way',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('x', () => response.destroy());
      },
      'can’t be reached',
    ],
  ])('fails when it %s', async (_, behaves, said) => {
    answer = behaves;
    await expect(get()).rejects.toThrow(said);
  });

  it.each<[string, RequestListener]>([
    ['no answer', () => {}],
    [
      'an answer that never ends',
      (_, response) => {
        const timer = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('waits no longer than was said for %s', async (_, behaves) => {
    answer = behaves;
    await expect(get({ timeout: 200 })).rejects.toThrow('did not answer within 0.2 s');
  });

  it('goes over HTTP only', async () => {
    await expect(get({ url: 'ftp://127.0.0.1/list' })).rejects.toThrow('has no http address');
    await expect(get({ url: 'no address' })).rejects.toThrow('can’t be reached');
  });
});
