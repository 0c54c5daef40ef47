import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Server as NetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import { EsdbServerProcess } from '../../test/support/esdb-server/esdb-server-process.js';

const portOf = (server: NetServer) => (server.address() as AddressInfo).port;

/** One port with TLS, as EventStoreDB has it: HTTP/2 goes to the log's server, HTTP/1.1 to the one of users. */
async function frontOf(certificate: { key: Buffer; cert: Buffer }, log: number, users: number): Promise<NetServer> {
  const front = createTlsServer({ ...certificate, ALPNProtocols: ['h2', 'http/1.1'] }, (socket) => {
    const behind = connect(socket.alpnProtocol === 'h2' ? log : users, '127.0.0.1');
    for (const end of [socket, behind]) end.on('error', () => [socket, behind].map((one) => one.destroy()));
    socket.pipe(behind).pipe(socket);
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  return front;
}

describe('the user of the service on EventStoreDB', () => {
  const users: { readonly authorization: string | undefined; readonly body: unknown }[] = [];
  let answer = 201;
  let folder: string;
  let secrets: string;
  let log: EsdbServerProcess;
  let http: Server;
  let front: NetServer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'attestory-user-'));
    secrets = join(folder, 'secrets');
    execFileSync('tools/containers/make-secrets.sh', [secrets], { stdio: 'pipe' });
    log = await EsdbServerProcess.start();
    http = createHttpServer((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => {
        text += part.toString();
      });
      request.on('end', () => {
        if (request.url === '/users/')
          users.push({ authorization: request.headers.authorization, body: JSON.parse(text) as unknown });
        response.writeHead(answer).end();
      });
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const [key, cert] = ['key', 'crt'].map((kind) => readFileSync(join(secrets, `eventstore/eventstore.${kind}`)));
    front = await frontOf({ key, cert } as { key: Buffer; cert: Buffer }, log.port, portOf(http));
  }, 60_000);
  afterAll(async () => {
    front?.close();
    http?.close();
    http?.closeAllConnections();
    await log?.kill();
    rmSync(folder, { recursive: true });
  });

  const make = (ca = join(secrets, 'tls/ca.pem')) =>
    promisify(execFile)(process.execPath, ['tools/containers/eventstore-user.mjs'], {
      env: {
        ...process.env,
        EVENTSTORE_HOST: `localhost:${portOf(front)}`,
        EVENTSTORE_ADMIN_PASSWORD_FILE: join(secrets, 'eventstore/admin-password'),
        EVENTSTORE_USER_PASSWORD_FILE: join(secrets, 'eventstore/user-password'),
        EVENTSTORE_CA_FILE: ca,
        NODE_EXTRA_CA_CERTS: ca,
      },
    });
  const secretIn = (name: string) => readFileSync(join(secrets, 'eventstore', name), 'utf8');

  it('is made by the administrator, belongs to no group, and may read $all; a repeat changes nothing', async () => {
    await make();
    answer = 409;
    await make();
    const authorization = `Basic ${Buffer.from(`admin:${secretIn('admin-password')}`).toString('base64')}`;
    const body = { loginName: 'attestory', fullName: 'Attestory', groups: [], password: secretIn('user-password') };
    expect(users).toEqual([
      { authorization, body },
      { authorization, body },
    ]);
    const client = EventStoreDBClient.connectionString(log.connectionString);
    const { metadata } = await client.getStreamMetadata('$all');
    await client.dispose();
    expect(metadata?.acl).toMatchObject({ readRoles: ['$admins', 'attestory'], metaWriteRoles: ['$admins'] });
  }, 60_000);

  it('is not made where the password is refused, or the server is not the one that it should be', async () => {
    answer = 401;
    await expect(make()).rejects.toThrow('answered 401');
    await expect(make(join(secrets, 'mail/mail.crt'))).rejects.toThrow(/certificate|fetch failed/);
  }, 60_000);
});
