import { join } from 'node:path';
import { ApiClient } from '../../test/support/api-client.ts';
import { archivedOf } from '../../test/support/archive.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import { expectStatus, readAll, sealed, sendInvitation, startSession } from '../../test/support/signing.ts';
import type { Proof } from '../bench/figures.ts';
import { belongs, filesIn, type Place, type Planted, spellings } from './planted.ts';
import { plantBulk } from './planted-bulk.ts';
import { plantImport } from './planted-import.ts';
import { addresses, plantPeople } from './planted-people.ts';
import { Objections } from './rig.ts';

const me = { name: 'Planted Signatory Qx7', email: 'planted.qx7@example.com' };
const other = { name: 'Planted Neighbour Zv9', email: 'neighbour.zv9@example.com' };
const identity = { typed: '131052-308T', refused: '240147-626X' };
const texts = {
  title: `Planted title Jk3 ${identity.typed}`,
  message: 'Planted message Wm5',
  'file name': 'planted-file-Hr8.pdf',
  'typed name': 'Planted Typed Gt2',
  reason: 'Planted reason Bf6',
  'name on paper': 'Planted Paper Sy8',
  'note on paper': 'Planted note Lp4',
  'point of a drawing': '187.424213',
};

/**
 * R17: what is personal or secret is planted, and looked for in every answer, log line, event, e-mail, figure and file.
 * Seen failing with whole addresses in log and figures.
 */
export async function proveSecrets(): Promise<Proof> {
  const objections = new Objections('R17');
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'debug', ATTESTORY_HEAD_EVERY_SECONDS: '1' });
  const listener = new Listener();
  try {
    const planted = await plant(server, listener);
    const seen: { place: Place; bytes: Buffer; about: string }[] = [...listener.heard];
    const cli = await Promise.all([server.cli('events', '--json'), server.cli('verify'), server.cli('doctor')]);
    for (const { stdout, stderr } of cli) seen.push(at('the command line', stdout + stderr, 'the command line'));
    for (const mail of (await new ApiClient(server.baseUrl).get('/dev/mail')).body.items as { to: string[] }[]) {
      const place = placeOfMail(mail.to);
      seen.push(at(place, JSON.stringify(mail), `an e-mail to ${mail.to[0]}`));
    }
    await server.end('SIGTERM');
    seen.push(at('log lines', server.output, 'the log'));
    for (const { path, bytes } of filesIn(server.dataFolder)) {
      const name = path.slice(server.dataFolder.length + 1);
      // The demo's mail catcher and its keys are what they are.
      if (/^(mail|keys)\//.test(name)) continue;
      const place = name.startsWith('events.') ? 'events' : name.startsWith('views.') ? 'views' : 'other files';
      seen.push({ place, bytes, about: name });
    }
    const home = search(seen, planted, objections);
    const kinds = new Set(planted.map(({ kind }) => kind));
    return objections.proof(
      `${planted.length} planted values (${[...kinds].join(', ')}; identity numbers among them) looked for in every spelling in every answer, log line, event, e-mail, figure and file`,
      `${seen.length} places searched, ${home} times found where they belong; elsewhere`,
      home > 30 && seen.length > 60,
    );
  } finally {
    listener.stop();
    await server.remove();
  }
}

const at = (place: Place, text: string, about: string) => ({ place, bytes: Buffer.from(text), about });

/** Gives how often something was found where it belongs: a search that finds nothing there would find nothing elsewhere. */
function search(
  seen: readonly { place: Place; bytes: Buffer; about: string }[],
  planted: readonly Planted[],
  objections: Objections,
): number {
  let home = 0;
  for (const { kind, name, value } of planted) {
    const spelled = spellings(value);
    for (const { place, bytes, about } of seen) {
      if (!spelled.some((one) => bytes.includes(one))) continue;
      if (belongs[place].includes(kind)) home++;
      else objections.add(`${name} (${kind}) in ${place}: ${about}`);
    }
  }
  return home;
}

const givesToken =
  /\/(oauth\/token|signing\/sessions|authenticate\/callback|session\/renewal|v1\/sessions|clients|clients\/[\w-]+\/secret)$/;

function placeOfMail(to: readonly string[]): Place {
  if (to.includes(me.email)) return 'e-mails to the signatory';
  const isAccount = Object.values(addresses).some((address) => to.includes(address));
  return isAccount ? 'e-mails to people with an account' : 'e-mails to others';
}

/** Hears every answer, and knows by the token whose it is. */
class Listener {
  readonly heard: { place: Place; bytes: Buffer; about: string }[] = [];
  readonly places = new Map<string, Place>();
  private readonly original = globalThis.fetch;

  constructor() {
    globalThis.fetch = async (input, init) => {
      const response = await this.original(input, init);
      const path = new URL(new Request(input).url).pathname;
      const sent = new Headers(init?.headers);
      const cookie = /attestory_session=([^;]+)/.exec(sent.get('cookie') ?? '')?.[1];
      const token = sent.get('authorization')?.replace('Bearer ', '') ?? cookie;
      const gives =
        givesToken.test(path) && response.ok && (init?.method === 'POST' || path.startsWith('/authenticate'));
      const own = gives ? 'answers that give a token' : path === '/metrics' ? 'figures' : undefined;
      const place = own ?? this.places.get(token ?? '') ?? 'answers to anybody';
      // The demo's mail catcher and the broker that it plays are what they are.
      if (path === '/dev/mail' || path.startsWith('/sandbox/idp')) return response;
      const headers = JSON.stringify([...response.headers]);
      const bytes = Buffer.concat([Buffer.from(headers), Buffer.from(await response.clone().arrayBuffer())]);
      this.heard.push({ place, bytes, about: `${init?.method ?? 'GET'} ${path} ${response.status}` });
      return response;
    };
  }

  stop(): void {
    globalThis.fetch = this.original;
  }
}

/** Goes all ways, right and wrong, with values that can be told again. */
async function plant(server: AttestoryProcess, listener: Listener): Promise<Planted[]> {
  const { api, credentials } = await ApiClient.register(server);
  const { api: stranger } = await ApiClient.register(server, 'Stranger Oy');
  listener.places.set(api.token as string, 'answers to the sender');
  listener.places.set(stranger.token as string, 'answers to another organization');
  const pdf = await samplePdf('Planted');
  const details = { title: texts.title, message: texts.message, delivery: { copyToLightSignatories: true } };
  const { id } = await sendInvitation(api, pdf, [me], details);
  const declined = await api.post('/v1/invitations', {
    ...details,
    documents: [{ fileName: texts['file name'], base64: Buffer.from(pdf).toString('base64') }],
    signatories: [me, other],
    send: true,
  });
  const session = await startSession(api, me.email);
  listener.places.set(session.token as string, 'answers to the signatory');
  const signing = [await api.secretFor(me.email)];
  const body = (await readAll(session, texts['typed name'])) as { light: { strokes: number[][][] } };
  body.light.strokes.push([
    [Number(texts['point of a drawing']), 1, 400],
    [5, 5, 500],
  ]);
  const role = { kind: 'otherOrganization', name: 'Planted Company Nd4' };
  await session.post('/v1/signing/signature', { ...body, role });
  await sealed(api, id);
  const download = await api.secretFor(me.email, 'd');
  await new ApiClient(server.baseUrl).post('/v1/signing/sessions', { secret: `${signing[0]}x` });
  const neighbour = await startSession(api, other.email);
  listener.places.set(neighbour.token as string, 'answers to the signatory');
  await neighbour.post('/v1/signing/open');
  await neighbour.post('/v1/signing/decline', { reason: texts.reason });
  await signOnPaper(api, declined.body.id, pdf);
  await refusals(api, stranger, session, id);
  await readEverything(api, stranger, id);
  const imported = await plantImport(api, pdf, identity.refused);
  const bulk = await plantBulk(api, pdf, identity.refused);
  const people = await plantPeople(server.baseUrl, listener.places);
  const keys = Object.values(filesIn(join(server.dataFolder, 'keys'))).flatMap(({ bytes }) => keysIn(bytes));
  return [
    ...Object.entries(me).map(([name, value]): Planted => ({ kind: 'person', name, value })),
    ...Object.entries(other).map(
      ([name, value]): Planted => ({ kind: 'another person', name: `another’s ${name}`, value }),
    ),
    ...Object.entries(texts).map(([name, value]): Planted => ({ kind: 'text', name, value })),
    { kind: 'text', name: 'identity number', value: identity.typed },
    { kind: 'text', name: 'company', value: role.name },
    { kind: 'refused input', name: 'identity number', value: identity.refused },
    { kind: 'link secret', name: 'secret to sign', value: signing[0] as string },
    { kind: 'link secret', name: 'secret to download', value: download },
    { kind: 'token', name: 'token of the client', value: api.token as string },
    { kind: 'token', name: 'token of the session', value: session.token as string },
    { kind: 'client secret', name: 'client secret', value: credentials.clientSecret },
    ...imported,
    ...bulk,
    ...people,
    ...keys.map((value): Planted => ({ kind: 'key', name: 'a key of the service', value })),
  ];
}

/** By somebody who is no signatory. */
async function signOnPaper(api: ApiClient, id: string, pdf: Uint8Array): Promise<void> {
  const scan = { fileName: texts['file name'], base64: Buffer.from(pdf).toString('base64') };
  const signedBy = [{ name: texts['name on paper'] }];
  const signature = { scan, signedBy, signedOn: '2026-11-24', note: texts['note on paper'] };
  expectStatus(await api.post(`/v1/invitations/${id}/manual-signatures`, signature), 201);
}

/** What is refused must not be repeated to others either, nor kept in a log. */
async function refusals(api: ApiClient, stranger: ApiClient, session: ApiClient, id: string): Promise<void> {
  const { refused } = identity;
  const nobody = new ApiClient(api.baseUrl);
  await api.post('/v1/invitations', { title: 'x', [refused]: refused });
  await api.post('/v1/invitations', { title: 'x'.repeat(300), message: refused });
  await api.post('/v1/invitations', { title: 'x', signatories: [{ name: 'A', email: `${refused}@` }] });
  await api.get(`/v1/invitations?q=${refused}`);
  await api.get(`/v1/invitations?q=${encodeURIComponent(me.email)}`);
  await api.get(`/v1/invitations/${refused}`);
  await session.post('/v1/signing/signature', { role: { kind: refused }, contentHashes: { [refused]: refused } });
  await nobody.post('/v1/signing/sessions', { secret: refused });
  await nobody.post('/v1/downloads', { secret: refused });
  await nobody.get(`/v1/verify/${refused}`);
  await nobody.get(`/v1/${refused}?x=${refused}`);
  await new ApiClient(api.baseUrl, refused).get(`/v1/invitations/${id}`);
  await nobody.post('/v1/oauth/token', { grant_type: 'password', username: refused, password: refused });
  for (const rest of ['', '/history']) await stranger.get(`/v1/invitations/${id}${rest}`);
  await stranger.post(`/v1/invitations/${id}/cancel`, { reason: refused });
}

async function readEverything(api: ApiClient, stranger: ApiClient, id: string): Promise<void> {
  const { body } = await api.get(`/v1/invitations/${id}`);
  const [document] = body.documents as { id: string; seal: { verificationCode?: string } }[];
  const [archived] = await archivedOf(api, id);
  const of = `/v1/invitations/${id}/documents/${document?.id}`;
  const paths = [
    '/v1/invitations',
    '/v1/archive',
    `/v1/archive/${archived?.id}/document`,
    `/v1/invitations/${id}/history`,
  ];
  for (const path of [...paths, `${of}/original`, `${of}/sealed`]) {
    await api.get(path);
    await stranger.get(path);
  }
  for (const who of [api, stranger])
    await who.get(`/v1/support/missing-document?email=${me.email}&title=${encodeURIComponent(texts.title)}`);
  const anybody = new ApiClient(api.baseUrl);
  const open = [`/v1/verify/${document?.seal.verificationCode}`, '/openapi.json', '/health/ready', '/version'];
  for (const path of [...open, '/problems/link-unknown', '/metrics']) await anybody.get(path);
  await anybody.post('/v1/missing-document', { email: me.email, title: texts.title });
}

/** The keys in a file: lines of base64, as they stand there and as bytes. */
function keysIn(file: Buffer): (string | Buffer)[] {
  const lines = file
    .toString('utf8')
    .split('\n')
    .filter((line) => /^[A-Za-z0-9+/]{40,}={0,2}$/.test(line));
  // Certificates are public, and keys stand first in their files.
  const isKey = !file.toString('utf8').startsWith('-----BEGIN CERTIFICATE');
  return isKey ? lines.slice(0, 2).flatMap((line) => [line, Buffer.from(line, 'base64')]) : [];
}
