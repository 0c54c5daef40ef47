import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How its lists and responder behave; `sound` is as they should. */
export type Behaviour =
  | 'sound'
  | 'down'
  | 'slow'
  | 'rubbish'
  | 'huge'
  | 'outdated'
  | 'of-another'
  | 'replayed'
  | 'partial';

/** What a certificate names, and what it is for. */
export interface Wanted {
  readonly ocsp?: boolean;
  readonly crl?: boolean;
  readonly purpose?: 'seal' | 'time-stamps';
}

export interface Issued {
  readonly keyPem: string;
  /** The certificate, the issuing CA's and the root's. */
  readonly chainPem: string;
  readonly certificatePem: string;
}

/**
 * A root and an issuing CA of OpenSSL's, with lists over HTTP and `openssl ocsp` as a responder, on loopback. The root gives
 * lists only.
 */
export class CertificateAuthoritySample {
  lists: Behaviour = 'sound';
  responder: Behaviour = 'sound';
  /** What was asked for, by path. */
  readonly asked: string[] = [];
  rootPem = '';
  issuerPem = '';
  private serials = 0;
  private stale: Buffer | undefined;
  /** OpenSSL's files bear one change at a time. */
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly folder: string,
    private readonly server: Server,
    private readonly port: number,
  ) {}

  static async start(): Promise<CertificateAuthoritySample> {
    const folder = await mkdtemp(join(tmpdir(), 'attestory-ca-'));
    let sample: CertificateAuthoritySample | undefined;
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        sample?.answer(request.url ?? '', Buffer.concat(chunks), response).catch(() => response.destroy());
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    sample = new CertificateAuthoritySample(folder, server, (server.address() as { port: number }).port);
    await sample.found();
    return sample;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A new key and certificate. */
  issue(subject: string, wanted?: Wanted): Promise<Issued> {
    return this.inTurn(() => this.issued(subject, wanted));
  }

  private async issued(subject: string, wanted: Wanted = { ocsp: true, crl: true }): Promise<Issued> {
    const name = `leaf${++this.serials}`;
    await this.sign(name, subject, 'issuer', [
      'basicConstraints=critical,CA:FALSE',
      'keyUsage=critical,digitalSignature,nonRepudiation',
      ...(wanted.purpose === 'time-stamps' ? ['extendedKeyUsage=critical,timeStamping'] : []),
      ...(wanted.ocsp ? [`authorityInfoAccess=OCSP;URI:http://127.0.0.1:${this.port}/ocsp`] : []),
      ...(wanted.crl ? [`crlDistributionPoints=URI:http://127.0.0.1:${this.port}/issuer.crl`] : []),
    ]);
    const [keyPem, certificatePem] = await Promise.all([this.read(`${name}.key`), this.read(`${name}.pem`)]);
    return { keyPem, certificatePem, chainPem: `${certificatePem}${this.issuerPem}${this.rootPem}` };
  }

  /** Revokes a certificate (PEM) now. */
  revoke(certificatePem: string): Promise<void> {
    return this.inTurn(async () => {
      await writeFile(this.path('revoked.pem'), certificatePem);
      await this.ca('issuer', '-revoke', this.path('revoked.pem'), '-crl_reason', 'keyCompromise');
    });
  }

  /** The issuing CA's list (DER). */
  list(behaviour: Behaviour = 'sound'): Promise<Buffer> {
    return this.inTurn(() => this.laid('issuer', behaviour));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => {});
    return done;
  }

  private path(name: string): string {
    return join(this.folder, name);
  }

  private read(name: string): Promise<string> {
    return readFile(this.path(name), 'utf8');
  }

  private ca(by: string, ...args: string[]) {
    return run('openssl', ['ca', '-config', this.path(`${by}.cnf`), '-batch', '-notext', ...args]);
  }

  /** Makes a new list. */
  private async lay(by: string, ...args: string[]): Promise<Buffer> {
    await this.ca(by, '-gencrl', '-out', this.path(`${by}.crl.pem`), ...args);
    const file = this.path(`${by}.crl`);
    await run('openssl', ['crl', '-in', this.path(`${by}.crl.pem`), '-outform', 'DER', '-out', file]);
    return readFile(file);
  }

  private async sign(name: string, subject: string, by: string, extensions: readonly string[]): Promise<void> {
    await run('openssl', [
      ...[
        'req',
        '-new',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-subj',
        `/O=Sample/CN=${subject}`,
      ],
      ...['-keyout', this.path(`${name}.key`), '-out', this.path(`${name}.csr`)],
    ]);
    await writeFile(this.path(`${name}.ext`), `${extensions.join('\n')}\n`);
    const self = by === name ? ['-selfsign'] : [];
    const files = [
      '-in',
      this.path(`${name}.csr`),
      '-out',
      this.path(`${name}.pem`),
      '-extfile',
      this.path(`${name}.ext`),
    ];
    await this.ca(by, ...self, ...files, '-days', '30');
  }

  private async found(): Promise<void> {
    for (const by of ['root', 'issuer']) {
      const at = (file: string) => this.path(`${by}.${file}`);
      await writeFile(
        at('cnf'),
        `[ca]\ndefault_ca=own\n[own]\ndatabase=${at('index')}\nserial=${at('serial')}\nnew_certs_dir=${this.folder}\n` +
          `certificate=${at('pem')}\nprivate_key=${at('key')}\ndefault_md=sha256\npolicy=any\ndefault_crl_days=7\n` +
          `crlnumber=${at('number')}\nunique_subject=no\n[any]\nO=optional\nCN=supplied\n` +
          '[partial]\nissuingDistributionPoint=critical,@point\n[point]\nonlysomereasons=keyCompromise\n',
      );
      await writeFile(at('index'), '');
      await writeFile(at('serial'), by === 'root' ? '1000\n' : '2000\n');
      await writeFile(at('number'), '01\n');
    }
    const isCa = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign,digitalSignature'];
    await this.sign('root', 'Sample root - not for production', 'root', isCa);
    const list = `crlDistributionPoints=URI:http://127.0.0.1:${this.port}/root.crl`;
    await this.sign('issuer', 'Sample issuer - not for production', 'root', [...isCa, list]);
    const answers = ['extendedKeyUsage=critical,OCSPSigning', 'noCheck=ignored', 'keyUsage=critical,digitalSignature'];
    await this.sign('responder', 'Sample responder - not for production', 'issuer', answers);
    // A certificate of the same issuer that nobody made a responder.
    await this.sign('usurper', 'Sample usurper - not for production', 'issuer', ['keyUsage=critical,digitalSignature']);
    [this.rootPem, this.issuerPem] = await Promise.all([this.read('root.pem'), this.read('issuer.pem')]);
    await this.lay('root');
    await this.lay('issuer');
  }

  private async answer(path: string, body: Buffer, response: ServerResponse): Promise<void> {
    this.asked.push(path);
    const isList = path.endsWith('.crl');
    const behaviour = isList ? this.lists : this.responder;
    if (behaviour === 'slow') return;
    if (behaviour === 'down') return void response.writeHead(503).end();
    if (behaviour === 'rubbish') return void response.end('rubbish');
    if (behaviour === 'huge') return void response.end(Buffer.alloc(5_000_001));
    response.end(
      await this.inTurn(() => (isList ? this.laid(path.slice(1, -4), behaviour) : this.respond(body, behaviour))),
    );
  }

  private laid(by: string, behaviour: Behaviour): Promise<Buffer> {
    if (behaviour === 'of-another') return readFile(this.path(`${by === 'root' ? 'issuer' : 'root'}.crl`));
    if (behaviour === 'partial') return this.lay(by, '-crlexts', 'partial');
    if (behaviour !== 'outdated') return this.lay(by);
    return this.lay(by, '-crl_lastupdate', '20200101000000Z', '-crl_nextupdate', '20200108000000Z');
  }

  private async respond(request: Buffer, behaviour: Behaviour): Promise<Buffer> {
    if (behaviour === 'replayed' && this.stale) return this.stale;
    const file = this.path(`request${this.asked.length}`);
    await writeFile(file, request);
    const signer = behaviour === 'of-another' ? 'usurper' : 'responder';
    const args = [
      ...['ocsp', '-index', this.path('issuer.index'), '-CA', this.path('issuer.pem')],
      ...['-rsigner', this.path(`${signer}.pem`), '-rkey', this.path(`${signer}.key`)],
      ...['-reqin', file, '-respout', `${file}.answer`, '-nmin', '60'],
    ];
    await run('openssl', args);
    const answer = await readFile(`${file}.answer`);
    this.stale ??= answer;
    return answer;
  }
}
