import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { authenticate } from '../support/authenticating.ts';
import { judgeSealedPdf } from '../support/pdf-judges.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, readAll, sealed, sendInvitation, startSession, threePeople } from '../support/signing.ts';

/** Who comes by each method, what the number is masked to, and what the page says of it in the country's language. */
const journeys = [
  ['fi-bank-id', 'fi-aino', 'fi', 'Aino Esimerkki', '010190-****', 'Pankkitunnukset (Suomi)', 'TESTI'],
  ['fi-mobile-id', 'fi-helmi', 'sv', 'Helmi Maria Äyrämö-Testi', '080371Y****', 'Mobilcertifikat (Finland)', 'PROV'],
  ['se-bankid', 'se-astrid', 'sv', 'Astrid Exempelsson', '19900101-****', 'BankID (Sverige)', 'PROV'],
  ['no-bankid', 'no-kari', 'nb', 'Kari Eksempel', null, 'BankID (Norge)', 'PRØVE'],
  ['dk-mitid', 'dk-freja', 'da', 'Freja Eksempelsen', null, 'MitID (Danmark)', 'PRØVE'],
  ['nl-idin', 'nl-vera', 'nl', 'VJ de Voorbeeld', null, 'iDIN (Nederland)', 'PROEF'],
] as const;

const profiles = ['idura', 'signicat'] as const;

describe.each(profiles)('signing with strong authentication through %s', (profile) => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let pdf: Uint8Array;

  beforeAll(async () => {
    server = await AttestoryProcess.start({ ATTESTORY_SANDBOX_BROKER: profile });
    ({ api } = await ApiClient.register(server));
    pdf = await samplePdf('Strong');
  }, 90_000);
  afterAll(() => server?.remove());

  it.each(journeys)(
    'goes from the invitation to the sealed PDF by %s',
    async (...journey) => {
      const [method, person, language, name, number, methodText, test] = journey;
      const [{ email }] = threePeople();
      const signatory = { name, email, methods: [method] };
      const { id, documentIds } = await sendInvitation(api, pdf, [signatory], { language });
      const session = await startSession(api, email);
      const { light: _, ...signature } = (await readAll(session, name)) as { light: object };
      const refused = await session.post('/v1/signing/signature', signature);
      expect([refused.status, refused.body.type]).toEqual([403, '/problems/strong-authentication-required']);
      const offered = (await session.get('/v1/signing')).body.me.authentication;
      expect(offered).toMatchObject({ required: true, state: 'none', methods: [{ method, test: true }] });

      const landed = await authenticate(session, { method, person });
      expect({ status: landed.status, body: landed.body }).toMatchObject({
        ...{ status: 200, body: { state: 'authenticated', invitationId: id, method, name, test: true } },
      });
      const { authentication } = (await session.get('/v1/signing')).body.me;
      expect(authentication).toMatchObject({ state: 'authenticated', method, validUntil: landed.body.validUntil });
      expectStatus(await session.post('/v1/signing/signature', signature), 200);

      const { state, signatories } = await sealed(api, id);
      expect([state, signatories[0]]).toEqual([
        'completed',
        expect.objectContaining({ state: 'signed', method, assurance: 'strong' }),
      ]);
      expect(signatories[0].authenticated).toMatchObject({ method, name, identityNumber: number, test: true });

      const download = await api.get(`/v1/invitations/${id}/documents/${documentIds[0]}/sealed`);
      const pem = await readFile(join(server.dataFolder, 'keys/seal.pem'), 'utf8');
      const anchor = pem.slice(pem.lastIndexOf('-----BEGIN CERTIFICATE-----'));
      expect(await judgeSealedPdf(pdf, download.body, anchor)).toEqual([]);
      const path = join(server.dataFolder, `${method}.pdf`);
      await writeFile(path, download.body);
      const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
      for (const words of [name, methodText, test, ...(number === null ? [] : [number])]) expect(text).toContain(words);

      const mail = await eventually(
        async () => (await api.mailTo(email)).find(({ links }) => links.some((link) => link.includes('/d#'))),
        'the download link',
      );
      expect(mail.links.length).toBeGreaterThan(0);
    },
    60_000,
  );

  it('tells in history and audit how each came, and nowhere a whole number or a token', async () => {
    const [{ email }] = threePeople();
    const identity = { country: 'SE', identityNumber: '19900101-2385' };
    const { id } = await sendInvitation(api, pdf, [{ name: 'Astrid', email, methods: ['strong'], identity }]);
    const session = await startSession(api, email);
    expectStatus(await authenticate(session, { method: 'se-bankid', person: 'se-astrid' }), 200);
    // Where the browser comes back says no position to ask at.
    const history = await eventually(async () => {
      const { items } = (await api.get(`/v1/invitations/${id}/history`)).body;
      return items.some(({ type }: { type: string }) => type === 'SignatoryAuthenticated') ? items : undefined;
    }, 'the authentication in the history');
    const audit = (await api.get(`/v1/audit/events?stream=invitation-${id}`)).body.items;
    const view = (await api.get(`/v1/invitations/${id}`)).body;
    // The number as people and brokers write it, and a token; not any hash in which four digits happen to stand.
    const secret = /900101[-+]?2385|eyJ[\w-]{10,}\.[\w-]{10,}\./;
    for (const told of [history, audit, view]) {
      expect(JSON.stringify(told)).toContain('19900101-****');
      expect(JSON.stringify(told)).not.toMatch(secret);
    }
    expect(server.output).not.toMatch(secret);
  }, 60_000);
});
