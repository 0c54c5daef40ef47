import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { HsmAnswer, HsmKeyPlace, HsmProblem, HsmRequest } from './protocol.js';

export interface HsmOptions {
  /** The path of the vendor's PKCS#11 module. */
  readonly module: string;
  readonly where: HsmKeyPlace;
  /** Asked each time that the module is started, so that a PIN in a file may change. */
  readonly pin: () => Promise<string>;
  /** Milliseconds for one answer; default 10 s. */
  readonly patience?: number;
}

/** A hardware module doesn't sign now; the message says why and what to do, and never the PIN. */
export class HsmError extends Error {
  override readonly name = 'HsmError';
  constructor(
    readonly problem: HsmProblem,
    detail: string,
  ) {
    super(`The hardware module doesn’t sign: ${advice[problem]} (${detail}).`);
  }
}

const advice: Readonly<Record<HsmProblem, string>> = {
  'module-unusable': 'its PKCS#11 module can’t be used',
  'token-missing': 'its token is not there',
  'pin-refused': 'it refused the PIN: give the right one and restart; a token locks itself after a few wrong ones',
  'key-missing': 'it doesn’t hold the key',
  'key-ambiguous': 'name the key by its id too',
  'key-changed': 'it holds another key than at the start',
  'device-failed': 'it failed',
  'too-slow': 'it was too slow',
  crashed: 'its PKCS#11 module crashed',
};

/** From sources (tests) the built child is run: a child has no transformer. */
const entry = fileURLToPath(new URL('./hsm-child.js', import.meta.url)).replace(
  /([\\/])src([\\/]hsm[\\/])/,
  '$1dist$2',
);

/**
 * A hardware module behind its PKCS#11 library, which runs in a process of its own: it may be slow, hang or crash there.
 * After a failure the process is replaced at the next call, so that a module that was away is found again.
 */
export class Hsm {
  private child: ChildProcess | undefined;
  private next = 0;
  private queue: Promise<unknown> = Promise.resolve();
  private refusedPin: string | undefined;

  constructor(private readonly options: HsmOptions) {}

  /** r and s of an ECDSA signature, 32 bytes each. @throws HsmError */
  async sign(bytes: Uint8Array): Promise<Uint8Array> {
    const answer = await this.ask({ digest: createHash('sha256').update(bytes).digest('hex') });
    return Buffer.from('signature' in answer ? answer.signature : '', 'hex');
  }

  /** All X.509 certificates on the token, DER. @throws HsmError */
  async certificates(): Promise<readonly Uint8Array[]> {
    const answer = await this.ask({});
    return 'certificates' in answer ? answer.certificates.map((one) => Buffer.from(one, 'hex')) : [];
  }

  async close(): Promise<void> {
    this.child?.kill('SIGKILL');
  }

  /** One question at a time: a module answers no faster when it is asked more. */
  private ask(question: Pick<HsmRequest, 'digest'>): Promise<HsmAnswer> {
    const answer = this.queue.then(() => this.answerTo(question));
    this.queue = answer.catch(() => {});
    return answer;
  }

  private async answerTo(question: Pick<HsmRequest, 'digest'>): Promise<HsmAnswer> {
    const begun = this.child !== undefined;
    try {
      return await this.tryOnce(question);
    } catch (error) {
      // A session from before may be all that is gone.
      if (!begun || !(error instanceof HsmError) || error.problem === 'too-slow') throw error;
      return this.tryOnce(question);
    }
  }

  private async tryOnce(question: Pick<HsmRequest, 'digest'>): Promise<HsmAnswer> {
    const { module, where, patience = 10_000 } = this.options;
    const pin = await this.options.pin();
    // Tokens lock themselves after a few wrong PINs.
    if (pin === this.refusedPin) throw new HsmError('pin-refused', 'it is not tried again');
    const child = this.running();
    const request: HsmRequest = { id: this.next++, module, where, pin, ...question };
    const answer = await answerFrom(child, request, patience);
    if (!('problem' in answer)) return answer;
    child.kill('SIGKILL');
    this.child = undefined;
    if (answer.problem === 'pin-refused') this.refusedPin = pin;
    throw new HsmError(answer.problem, answer.detail);
  }

  private running(): ChildProcess {
    if (this.child) return this.child;
    const child = fork(entry, { env: environment(), execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.on('error', () => {});
    child.on('exit', () => {
      if (this.child === child) this.child = undefined;
    });
    child.unref();
    child.channel?.unref();
    this.child = child;
    return child;
  }
}

function answerFrom(child: ChildProcess, request: HsmRequest, patience: number): Promise<HsmAnswer> {
  return new Promise((resolve) => {
    const done = (answer: HsmAnswer) => {
      clearTimeout(clock);
      child.off('message', heard);
      child.off('exit', gone);
      resolve(answer);
    };
    const heard = (answer: HsmAnswer) => answer.id === request.id && done(answer);
    const gone = () => done({ id: request.id, problem: 'crashed', detail: 'its process ended' });
    const clock = setTimeout(
      () => done({ id: request.id, problem: 'too-slow', detail: `no answer within ${patience} ms` }),
      patience,
    );
    child.on('message', heard);
    child.on('exit', gone);
    child.send(request, (error) => error && gone());
  });
}

/** Vendors' modules are configured by variables of their own; ours, some of them secret, are none of their business. */
function environment(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !/^(ATTESTORY_|SMTP_URL$)/.test(name));
  return Object.fromEntries(others);
}
