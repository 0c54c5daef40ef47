import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TimeStampAuthoritySample } from '../../libs/pdf/src/cms/time-stamp-authority.sample.ts';
import { ApiClient, eventually } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { authenticate } from '../../test/support/authenticating.ts';
import { personClient } from '../../test/support/people.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import { expectStatus, readAll, sendInvitation, startSession } from '../../test/support/signing.ts';
import type { Proof } from '../bench/figures.ts';
import { CrashPoints } from './crash-points.ts';
import { answered } from './load.ts';
import { pdfChildren } from './processes.ts';
import { count, type Extent, Objections, pause, type StoredEvent, storedEvents } from './rig.ts';

const program = join(import.meta.dirname, 'crash-server.ts');
const aino = { method: 'fi-bank-id', person: 'fi-aino' };
/** What comes of each, once. */
const facts = [
  ...['DocumentSigned', 'InvitationCompleted', 'DocumentSealed', 'TimeStampAdded'],
  ...['DeliveryDecided', 'CopiesArchived', 'LinkIssued', 'DownloadLinkIssued'],
];
/** More calls of ports than it takes from the last signature to the last e-mail. */
const mostPoints = 100;

/**
 * R9: the service dies before and after each call of a port between the last signature and the last e-mail, holders'
 * copies and links among them, the time-stamp authority is down meanwhile, and the children that work on PDFs are killed.
 * Seen failing with a Message-ID made at random, and with a pool that gave a dead spare child the next document.
 */
export async function proveSealing({ quick }: Extent): Promise<Proof> {
  const objections = new Objections('R9');
  const authority = await TimeStampAuthoritySample.start();
  const server = await AttestoryProcess.start({ ...settings(authority), LOG_LEVEL: 'fatal' }, undefined, program);
  try {
    const { api } = await ApiClient.register(server);
    await personClient(server.baseUrl, aino);
    const sealing = new Sealing(server, api, authority, await samplePdf('Seal'), objections);
    let reached = 0;
    for (let n = 1; n <= mostPoints; n += quick ? 14 : 1) {
      if (!(await sealing.crashAt(n))) break;
      reached++;
    }
    const killed = await sealing.killChildren(quick ? 1 : 5);
    await server.end('SIGKILL');
    const { code, stdout } = await server.cli('verify', '--json');
    objections.unless(code === 0, () => `verify: ${stdout.slice(0, 500)}`);
    const crashes = new CrashPoints(server.dataFolder).crashed();
    const kinds = [...new Set(crashes.map(({ point }) => point.replace(/^(before|after|within) /, '')))];
    return objections.proof(
      'the service killed before and after each step from the last signature to the last e-mail and the time stamp, its authority being down at first; children killed while they seal',
      `${reached} crashes (around ${kinds.join(', ')}), ${killed} killed children: each sealed without a time stamp at once, with it later, one seal, one decision who gets what, one copy for each holder, one link, one Message-ID, by nobody’s hand`,
      reached >= (quick ? 3 : 20) && killed > 0,
    );
  } finally {
    await server.remove();
    await authority.close();
  }
}

function settings(authority: TimeStampAuthoritySample): Record<string, string> {
  const roots = join(authority.folder, 'roots.pem');
  writeFileSync(roots, authority.rootPem);
  return { ATTESTORY_TSA_URL: authority.url, ATTESTORY_TSA_ROOTS: roots };
}

class Sealing {
  private readonly server: AttestoryProcess;
  private readonly api: ApiClient;
  private readonly authority: TimeStampAuthoritySample;
  private readonly pdf: Uint8Array;
  private readonly objections: Objections;

  constructor(
    server: AttestoryProcess,
    api: ApiClient,
    authority: TimeStampAuthoritySample,
    pdf: Uint8Array,
    objections: Objections,
  ) {
    [this.server, this.api, this.authority] = [server, api, authority];
    [this.pdf, this.objections] = [pdf, objections];
  }

  /** Whether there was an n-th point to crash at. */
  async crashAt(n: number): Promise<boolean> {
    const order = new CrashPoints(this.server.dataFolder);
    order.set({ from: 'InvitationCompleted', nth: n });
    const { id, email, sign } = await this.readyToSign();
    const signed = sign();
    signed.catch(() => {});
    let crashed = await this.sealedOrDead(id);
    if (crashed) {
      order.clear();
      await this.server.restart();
    }
    await this.sealed(id);
    this.authority.behaviour = 'granted';
    const stamped = this.stamped(id).catch(() => {});
    if (!crashed) crashed = await Promise.race([this.server.ended(30_000), stamped.then(() => false)]);
    // The last points come after all is seen.
    crashed ||= await this.server.ended(1_000);
    order.clear();
    crashed ||= await this.server.ended(200);
    if (await this.server.ended(1)) await this.server.restart();
    await signed;
    await this.check(id, email, `point ${n}`);
    return crashed;
  }

  /** Gives how many children were killed. */
  async killChildren(rounds: number): Promise<number> {
    let killed = 0;
    for (let round = 0; round < rounds; round++) {
      const { id, email, sign } = await this.readyToSign();
      await sign();
      for (const end = Date.now() + 300; Date.now() < end; await pause(20))
        for (const pid of pdfChildren(this.server.pid)) {
          process.kill(pid, 'SIGKILL');
          killed++;
        }
      await this.sealed(id);
      this.authority.behaviour = 'granted';
      await this.check(id, email, `children killed, round ${round}`);
    }
    return killed;
  }

  /** A connection may have ended with the process before; the service itself must not have. */
  private async readyToSign() {
    try {
      return await this.prepare();
    } catch (error) {
      this.objections.unless(!(await this.server.ended(100)), () => 'the service has ended by itself');
      process.stderr.write(`\nR9: once more after ${String(error)}\n`);
      return this.prepare();
    }
  }

  private async prepare() {
    this.authority.behaviour = 'error';
    const email = `seal.${randomUUID()}@example.com`;
    const delivery = { sendDownloadLink: true };
    const { id } = await sendInvitation(this.api, this.pdf, [{ name: 'Aino', email, methods: ['strong'] }], {
      delivery,
    });
    const session = await startSession(this.api, email);
    expectStatus(await authenticate(session, aino), 200);
    const { light: _, ...body } = (await readAll(session, 'Aino')) as { readonly light: object };
    const key = { 'idempotency-key': randomUUID() };
    return { id, email, sign: () => answered(() => session.post('/v1/signing/signature', body, key)) };
  }

  /** While the authority is down. Gives whether the service died first. */
  private async sealedOrDead(id: string): Promise<boolean> {
    for (;;) {
      if (await this.server.ended(50)) return true;
      if (count(this.events(id), 'DocumentSealed') > 0) return false;
    }
  }

  private async sealed(id: string): Promise<void> {
    const isSealed = async () => (count(this.events(id), 'DocumentSealed') > 0 ? true : undefined);
    await eventually(isSealed, `the seal of ${id}`).catch((error: Error) => this.objections.add(error.message));
  }

  private stamped(id: string): Promise<true> {
    const isStamped = async () => {
      const mailed = this.events(id).some(
        ({ type, data }) => type === 'EmailHandedOver' && data.reason === 'completed',
      );
      const isDone = ['TimeStampAdded', 'CopiesArchived'].every((type) => count(this.events(id), type) > 0);
      return mailed && isDone ? (true as const) : undefined;
    };
    return eventually(isStamped, `time stamp, copies and e-mail of ${id}`);
  }

  private async check(id: string, email: string, about: string): Promise<void> {
    await this.stamped(id).catch((error: Error) => this.objections.add(`${about}: ${error.message}`));
    const events = this.events(id);
    const [seal] = events.filter(({ type }) => type === 'DocumentSealed');
    const numbers = facts.map((type) => count(events, type));
    this.objections.unless(
      numbers.every((n) => n === 1),
      () => `${about}: ${facts} are ${numbers}`,
    );
    this.checkCopies(events, about);
    const withoutStamp = seal?.data.level === 'B-B' && seal.data.timeStampDue === true;
    this.objections.unless(withoutStamp, () => `${about}: sealed ${seal?.data.level}`);
    const mails = events.filter(({ type, data }) => type === 'EmailHandedOver' && data.reason === 'completed');
    const caught = (await this.api.mailTo(email)).filter(({ links }) => links.some((link) => link.includes('/d#')));
    this.objections.unless(mails.length === 1 && caught.length === 1, () => `${about}: ${mails.length} e-mails`);
  }

  /** Each holder has their copy once: the organization and the person. */
  private checkCopies(events: readonly StoredEvent[], about: string): void {
    const { dataFolder } = this.server;
    const archived = events.find(({ type }) => type === 'CopiesArchived')?.data.archived ?? [];
    const kinds = archived.map(({ holder }) => holder.kind).sort();
    this.objections.unless(kinds.join() === 'organization,person', () => `${about}: copies of ${kinds}`);
    const [{ documentId } = { documentId: '' }] = archived;
    const holders = count(storedEvents(dataFolder, `document-${documentId}`), 'HolderAdded');
    this.objections.unless(holders === 2, () => `${about}: ${holders} holders`);
    for (const { archivedDocumentId } of archived) {
      const copies = count(storedEvents(dataFolder, `archived-document-${archivedDocumentId}`), 'DocumentArchived');
      this.objections.unless(copies === 1, () => `${about}: ${copies} copies of one holder`);
    }
  }

  private events(id: string) {
    return [
      ...storedEvents(this.server.dataFolder, `invitation-${id}`),
      ...storedEvents(this.server.dataFolder, `delivery-${id}`),
    ];
  }
}
