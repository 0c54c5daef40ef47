import { createHash, randomBytes } from 'node:crypto';
import { nodePlatform } from '@attestory/audit/node-platform';
import {
  type PathCertificate,
  readCrl,
  readOcsp,
  type RevocationAnswer,
  RevocationDataError,
  subjectOf,
} from '@attestory/audit/verify-pdf';
import { guardedRequest, type OutboundRequest } from '../outbound/guarded-request.js';
import { ocspRequest } from './ocsp-request.js';
import { revocationSources } from './revocation-sources.js';

export interface RevocationOptions {
  /** Networks, besides the public internet, in which lists and responders may be (10.0.0.0/8). */
  readonly networks: readonly string[];
  /** For each answer, in milliseconds. */
  readonly timeout: number;
  /** RFC 3339; the machine's when absent. */
  readonly now?: () => string;
}

/** What is known of a certificate, and what says so: an answer of a responder or a list, byte for byte. */
export interface KnownStatus {
  readonly answer: RevocationAnswer;
  readonly ocsp?: Uint8Array;
  readonly crl?: Uint8Array;
}

/** Neither a responder nor a list said anything that can be relied on; the message says why. */
export class RevocationUnknownError extends Error {
  override readonly name = 'RevocationUnknownError';
}

/** Asks for the revocation of certificates. */
export interface RevocationClient {
  /** @param hurry whether somebody waits: then what failed a moment ago isn't tried again @throws RevocationUnknownError */
  status(certificate: PathCertificate, issuer: PathCertificate, hurry: boolean): Promise<KnownStatus>;
}

const LARGEST = 5_000_000;
const MINUTE = 60_000;
/** How long an answer is used again, and how far a responder's clock may be ahead, in milliseconds. */
const KEPT = 60 * MINUTE;
const SKEW = 5 * MINUTE;
const PAUSE = MINUTE;

/** Answers are kept for an hour, or until there are newer ones; that a certificate is revoked is asked anew each time. */
export function createRevocationClient(options: RevocationOptions): RevocationClient {
  const now = () => Date.parse(options.now?.() ?? new Date().toISOString());
  const kept = new Map<string, { readonly known: KnownStatus; readonly until: number }>();
  const paused = new Map<string, { readonly error: unknown; readonly until: number }>();
  return {
    status: async (certificate, issuer, hurry) => {
      const name = createHash('sha256').update(certificate.der).digest('hex');
      const [held, failure] = [kept.get(name), paused.get(name)];
      if (held && now() < held.until) return held.known;
      if (hurry && failure && now() < failure.until) throw failure.error;
      try {
        const known = await ask(certificate, issuer, options, now());
        const until = Math.min(now() + KEPT, known.answer.until ? Date.parse(known.answer.until) : Infinity);
        kept.set(name, { known, until: known.answer.revoked ? 0 : until });
        paused.delete(name);
        return known;
      } catch (error) {
        paused.set(name, { error, until: now() + PAUSE });
        throw error;
      }
    },
  };
}

/** Responders first: their answers are small and new. */
async function ask(certificate: PathCertificate, issuer: PathCertificate, options: RevocationOptions, now: number) {
  const { ocsp, crl } = revocationSources(certificate);
  const failures: string[] = [];
  const attempts = [
    ...ocsp.map((url) => () => askResponder(url, certificate, issuer, options)),
    ...crl.map((url) => () => fetchList(url, certificate, issuer, options)),
  ];
  for (const attempt of attempts) {
    try {
      const known = await attempt();
      requireFresh(known.answer, now);
      return known;
    } catch (error) {
      failures.push((error as Error).message);
    }
  }
  const why = failures.length > 0 ? failures.join('; ') : 'it names no list and no responder';
  throw new RevocationUnknownError(`Whether ${subjectOf(certificate)} was revoked can’t be known now: ${why}.`);
}

async function askResponder(
  url: string,
  certificate: PathCertificate,
  issuer: PathCertificate,
  options: RevocationOptions,
): Promise<KnownStatus> {
  const nonce = randomBytes(16);
  const ocsp = await fetched(`the responder ${hostOf(url)}`, options, {
    url,
    method: 'POST',
    headers: { 'content-type': 'application/ocsp-request' },
    body: await ocspRequest(certificate, issuer, nonce),
  });
  return {
    ocsp,
    answer: await told(`the answer of ${hostOf(url)}`, () => readOcsp(ocsp, certificate, issuer, nodePlatform, nonce)),
  };
}

async function fetchList(
  url: string,
  certificate: PathCertificate,
  issuer: PathCertificate,
  options: RevocationOptions,
): Promise<KnownStatus> {
  const crl = await fetched(`the list at ${hostOf(url)}`, options, { url, method: 'GET' });
  return {
    crl,
    answer: await told(`the list of ${hostOf(url)}`, () => readCrl(crl, certificate, issuer, nodePlatform)),
  };
}

async function fetched(
  what: string,
  { networks, timeout }: RevocationOptions,
  request: Pick<OutboundRequest, 'url' | 'method' | 'headers' | 'body'>,
): Promise<Uint8Array> {
  try {
    return new Uint8Array(await guardedRequest({ ...request, timeout, largest: LARGEST, addresses: networks }));
  } catch (cause) {
    throw new RevocationDataError(`${what} ${(cause as Error).message}`, { cause });
  }
}

/** Never throws anything else for what a server sent. */
async function told<T>(what: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    const why = cause instanceof RevocationDataError ? cause.message : 'it can’t be read';
    throw new RevocationDataError(`${what} can’t be used, ${why}`, { cause });
  }
}

function requireFresh({ from, until }: RevocationAnswer, now: number): void {
  if (Date.parse(from) > now + SKEW) throw new RevocationDataError(`what it says is of a time to come (${from})`);
  if (until !== null && Date.parse(until) <= now) throw new RevocationDataError(`what it says was good until ${until}`);
}

const hostOf = (url: string): string => new URL(url).host;
