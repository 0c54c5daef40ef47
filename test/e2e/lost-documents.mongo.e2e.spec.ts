import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, eventually, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { MongoServer } from '../support/mongo-server.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

describe('documents and keys in a database that goes away', () => {
  let mongo: MongoServer;
  let server: AttestoryProcess;
  let api: ApiClient;
  let pdf: Uint8Array;

  beforeAll(async () => {
    mongo = await MongoServer.start({ own: true });
    server = await AttestoryProcess.start({ ATTESTORY_MONGODB: mongo.freshDatabase(), LOG_LEVEL: 'silent' });
    ({ api } = await ApiClient.register(server));
    pdf = await samplePdf('The rent is 900 euros a month.');
  }, 60_000);
  afterAll(async () => {
    mongo.thaw();
    await server?.remove();
    await mongo?.remove();
  });

  const ready = () =>
    eventually(
      async () => (await fetch(`${server.baseUrl}/health/ready`)).status === 200 || undefined,
      'the service to be ready again',
    );

  it.each([
    ['killed', () => mongo.kill(), () => mongo.startAgain()],
    ['frozen', () => mongo.freeze(), async () => mongo.thaw()],
  ])(
    'are answered for with 503 and a problem while it is %s, and are all there when it is back',
    async (_, leave, comeBack) => {
      const [first, second] = threePeople();
      const { id, documentIds } = await sendInvitation(api, pdf, [first, second]);
      expect((await signAs(api, first)).status).toBe(200);
      await sealed(api, id);
      const original = `/v1/invitations/${id}/documents/${documentIds[0]}/original`;
      await leave();
      for (const refused of [await api.post('/v1/invitations', { title: 'Refused' }), await api.get(original)]) {
        expect(refused.status).toBe(503);
        expect(refused.body.type).toBe('/problems/unavailable');
        expect(JSON.stringify(refused.body)).not.toContain('127.0.0.1');
      }
      await comeBack();
      await ready();
      expect(sha256((await api.get(original)).body)).toBe(sha256(pdf));
      expect((await signAs(api, second)).status).toBe(200);
      expect((await sealed(api, id)).state).toBe('completed');
    },
    120_000,
  );

  it('are not looked for where the data folder holds some, and are not backed up by us', async () => {
    const backup = await server.cli('backup', join(server.dataFolder, 'backup'));
    expect(backup).toMatchObject({ code: 2, stderr: expect.stringContaining('its server’s own tools') });
    await mkdir(join(server.dataFolder, 'documents'));
    const both = await server.cli('verify');
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('is there already') });
  }, 60_000);
});
