import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { MongoServer } from '../support/mongo-server.ts';

interface Item {
  readonly id: string;
}

interface Rebuilt {
  readonly projection: string;
  readonly views: number;
  readonly stateHash: string;
}

function rebuiltIn(stdout: string): ReadonlyMap<string, Rebuilt> {
  const { rebuilt } = JSON.parse(stdout) as { readonly rebuilt: readonly Rebuilt[] };
  return new Map(rebuilt.map((each) => [each.projection, each]));
}

describe('views on MongoDB', () => {
  let mongo: MongoServer;
  let server: AttestoryProcess;
  let api: ApiClient;

  beforeAll(async () => {
    mongo = await MongoServer.start({ own: true });
    server = await AttestoryProcess.start({ ATTESTORY_MONGODB: mongo.freshDatabase(), LOG_LEVEL: 'silent' });
    ({ api } = await ApiClient.register(server));
  }, 60_000);
  afterAll(async () => {
    await server?.remove();
    await mongo?.remove();
  });

  const draft = async (title: string) => (await api.post('/v1/invitations', { title })).body.id as string;
  const list = async (query = '') => {
    const { status, body } = await api.get(`/v1/invitations${query}`);
    return { status, ids: ((body.items ?? []) as Item[]).map(({ id }) => id) };
  };

  it('are listed and found by words', async () => {
    const lease = await draft('Lease of a flat');
    const loan = await draft('Loan');
    expect((await list()).ids.slice(0, 2)).toEqual([loan, lease]);
    expect((await list('?q=lea%20fla')).ids).toEqual([lease]);
    expect((await list('?q=flats')).ids).toEqual([]);
  });

  it('are rebuilt while the service runs, which goes on with the new ones', async () => {
    const before = await list();
    const { code, stdout } = await server.cli('rebuild', '--json');
    expect(code).toBe(0);
    const rebuilt = rebuiltIn(stdout);
    expect(rebuilt.get('invitation-details')?.views).toBe(before.ids.length);
    expect(await list()).toEqual(before);
    const later = await draft('After the rebuild');
    expect((await list()).ids).toEqual([later, ...before.ids]);
    const again = rebuiltIn((await server.cli('rebuild', 'organizations', '--json')).stdout);
    expect(again.get('organizations')?.stateHash).toBe(rebuilt.get('organizations')?.stateHash);
  }, 60_000);

  it('are answered for with 503 while the server is away, and are all there when it is back', async () => {
    const before = await list();
    await mongo.kill();
    const refused = await api.get('/v1/invitations');
    expect([refused.status, refused.body.type]).toEqual([503, '/problems/unavailable']);
    expect((await fetch(`${server.baseUrl}/health/ready`)).status).toBe(503);
    await mongo.startAgain();
    const shown = await eventually(async () => {
      const { status, ids } = await list();
      return status === 200 ? ids : undefined;
    }, 'the lists to be shown again');
    expect(shown).toEqual(before.ids);
    const later = await draft('After the outage');
    expect((await list()).ids).toEqual([later, ...before.ids]);
  }, 90_000);

  it('name the server when it isn’t there, without the password', async () => {
    const elsewhere = { ATTESTORY_MONGODB: 'mongodb://ada:lovelace@127.0.0.1:9/attestory' };
    const absent = await server.cliWith(elsewhere, 'doctor');
    expect(absent.stdout).toContain('nothing listens there');
    expect(absent.stdout + absent.stderr).not.toContain('lovelace');
    expect(absent.code).toBe(1);
  }, 60_000);
});
