import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { KeyObject, webcrypto } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { certificatesIn } from './seal-chain.js';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import * as asn1 from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY = 24 * 60 * 60_000;
const STAMPING = '1.3.6.1.5.5.7.3.8';
const MAIL = '1.3.6.1.5.5.7.3.4';
const PURPOSES: Readonly<Record<Purpose, string[]>> = {
  stamping: [STAMPING],
  'stamping-uncritical': [STAMPING],
  'stamping-among-others': [STAMPING, MAIL],
  mail: [MAIL],
};

/** How it behaves; `granted` is as it should. */
export type Behaviour =
  | 'granted'
  | 'refused'
  | 'wrong-imprint'
  | 'wrong-nonce'
  | 'slow'
  | 'rubbish'
  | 'error'
  | 'redirect'
  | 'endless'
  | 'hang-up';

/** What an authority's certificate says that it is made for; RFC 3161, 2.3, wants stamping alone, marked as critical. */
export type Purpose = 'stamping' | 'stamping-uncritical' | 'stamping-among-others' | 'mail';

/** A key and certificates (PEM, the authority's first, its root last) that somebody else issued. */
export interface GivenIdentity {
  readonly keyPem: string;
  readonly chainPem: string;
}

/** A time-stamp authority on loopback: OpenSSL's `ts`, with ways to misbehave. */
export class TimeStampAuthoritySample {
  behaviour: Behaviour = 'granted';
  readonly url: string;
  readonly rootPem: string;
  /** Of its own files. */
  readonly folder: string;
  private readonly resigns: boolean;
  private readonly stop: () => Promise<void>;

  private constructor(folder: string, url: string, rootPem: string, resigns: boolean, stop: () => Promise<void>) {
    this.folder = folder;
    this.resigns = resigns;
    this.url = url;
    this.rootPem = rootPem;
    this.stop = stop;
  }

  /** @param about.expired with a certificate that was valid until yesterday @param about.purpose what its certificate is made for */
  static async start(
    about: { readonly expired?: boolean; readonly purpose?: Purpose; readonly issued?: GivenIdentity } = {},
  ): Promise<TimeStampAuthoritySample> {
    const folder = await mkdtemp(join(tmpdir(), 'attestory-tsa-'));
    const rootPem = about.issued ? await given(folder, about.issued) : await identity(folder, about);
    const resigns = (about.purpose ?? 'stamping') !== 'stamping';
    await writeFile(
      join(folder, 'ts.cnf'),
      `[tsa]\ndefault_tsa = own\n[own]\nserial = ${folder}/serial\ncrypto_device = builtin\nsigner_cert = ${folder}/tsa.pem\n` +
        `signer_key = ${folder}/tsa.key\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\n` +
        `certs = ${folder}/certs.pem\n` +
        'accuracy = secs:1\nordering = yes\ntsa_name = no\ness_cert_id_chain = no\ness_cert_id_alg = sha256\n',
    );
    await writeFile(join(folder, 'serial'), '01\n');
    let sample: TimeStampAuthoritySample | undefined;
    const server = createServer((request, response) => {
      sample?.answer(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    sample = new TimeStampAuthoritySample(folder, `http://127.0.0.1:${port}/`, rootPem, resigns, async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    });
    return sample;
  }

  close(): Promise<void> {
    return this.stop();
  }

  private queue: Promise<unknown> = Promise.resolve();

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (misbehave(this.behaviour, response)) return;
    const asked = this.query(Buffer.concat(chunks));
    const made = this.queue.then(() => this.reply(asked));
    this.queue = made.catch(() => {});
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(await made);
  }

  /** Changes what was asked, so that what is answered is for something else. */
  private query(query: Buffer): Buffer {
    if (this.behaviour === 'wrong-imprint') query[query.indexOf(Buffer.from([0x04, 0x20])) + 5]! ^= 1;
    if (this.behaviour === 'wrong-nonce') query[query.indexOf(Buffer.from([0x02, 0x08])) + 9]! ^= 1;
    // SHA-512's object identifier for that of SHA-256: the authority doesn't stamp it.
    if (this.behaviour === 'refused') query[query.indexOf(Buffer.from('608648016503040201', 'hex')) + 8] = 3;
    return query;
  }

  private async reply(query: Buffer): Promise<Buffer> {
    const [from, to] = [join(this.folder, 'query'), join(this.folder, 'reply')];
    await writeFile(from, query);
    const args = ['ts', '-reply', '-config', join(this.folder, 'ts.cnf'), '-queryfile', from, '-out', to];
    await promisify(execFile)('openssl', args);
    return this.resigns ? this.resigned(await readFile(to)) : readFile(to);
  }

  /** The same time stamp, signed with the certificate that isn't made for it: OpenSSL's `ts` would not. */
  private async resigned(reply: Buffer): Promise<Buffer> {
    const file = (name: string) => join(this.folder, name);
    const { result } = asn1.fromBER(new Uint8Array(reply));
    const token = (result as asn1.Sequence).valueBlock.value[1] as asn1.Sequence;
    const signed = new SignedData({ schema: new ContentInfo({ schema: token }).content });
    await writeFile(file('info'), new Uint8Array(signed.encapContentInfo.eContent?.getValue() ?? new ArrayBuffer(0)));
    const content = ['-nodetach', '-binary', '-econtent_type', '1.2.840.113549.1.9.16.1.4', '-cades', '-md', 'sha256'];
    const signer = ['-signer', file('other.pem'), '-inkey', file('tsa.key')];
    const files = ['-in', file('info'), '-out', file('resigned'), '-outform', 'DER'];
    await promisify(execFile)('openssl', ['cms', '-sign', ...content, ...signer, ...files]);
    const status = new asn1.Sequence({ value: [new asn1.Integer({ value: 0 })] });
    const other = asn1.fromBER(new Uint8Array(await readFile(file('resigned')))).result;
    return Buffer.from(new asn1.Sequence({ value: [status, other] }).toBER());
  }
}

/** Answers otherwise than an authority would; false: it is to answer by its own means. */
function misbehave(behaviour: Behaviour, response: ServerResponse): boolean {
  switch (behaviour) {
    case 'error':
      response.writeHead(503).end();
      return true;
    case 'redirect':
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
      return true;
    case 'rubbish':
      response.writeHead(200).end('rubbish');
      return true;
    case 'hang-up':
      response.destroy();
      return true;
    case 'slow':
      return true;
    case 'endless': {
      const timer = setInterval(() => response.write(Buffer.alloc(16_384)), 1);
      response.on('close', () => clearInterval(timer));
      return true;
    }
    case 'granted':
    case 'refused':
    case 'wrong-imprint':
    case 'wrong-nonce':
      return false;
  }
}

async function given(folder: string, { keyPem, chainPem }: GivenIdentity): Promise<string> {
  const [own = '', ...others] = certificatesIn(chainPem);
  await writeFile(join(folder, 'tsa.pem'), own);
  await writeFile(join(folder, 'tsa.key'), keyPem);
  await writeFile(join(folder, 'certs.pem'), others.slice(0, -1).join('\n'));
  return others.at(-1) ?? '';
}

async function identity(
  folder: string,
  { expired = false, purpose = 'stamping' }: { readonly expired?: boolean; readonly purpose?: Purpose },
): Promise<string> {
  const root = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const own = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const now = Date.now();
  const term = { notBefore: new Date(now - 30 * DAY), notAfter: new Date(expired ? now - DAY : now + 30 * DAY) };
  const rootName = 'CN=Test time-stamp root - not for production';
  const rootCertificate = await X509CertificateGenerator.create({
    serialNumber: '01',
    subject: rootName,
    issuer: rootName,
    notBefore: term.notBefore,
    notAfter: new Date(now + 30 * DAY),
    signingAlgorithm: ALGORITHM,
    publicKey: root.publicKey,
    signingKey: root.privateKey,
    extensions: [new BasicConstraintsExtension(true, 0, true)],
  });
  const certificate = (purpose: Purpose) =>
    X509CertificateGenerator.create({
      serialNumber: '02',
      subject: 'CN=Test time stamps - not for production',
      issuer: rootName,
      ...term,
      signingAlgorithm: ALGORITHM,
      publicKey: own.publicKey,
      signingKey: root.privateKey,
      extensions: [
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension(PURPOSES[purpose], purpose !== 'stamping-uncritical'),
      ],
    });
  const pem = (await certificate('stamping')).toString('pem');
  await Promise.all(['tsa.pem', 'certs.pem'].map((name) => writeFile(join(folder, name), pem)));
  await writeFile(join(folder, 'other.pem'), (await certificate(purpose)).toString('pem'));
  const key = KeyObject.from(own.privateKey).export({ type: 'pkcs8', format: 'pem' });
  await writeFile(join(folder, 'tsa.key'), key);
  return rootCertificate.toString('pem');
}
