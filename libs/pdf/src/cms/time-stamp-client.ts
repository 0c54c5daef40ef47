import { randomBytes } from 'node:crypto';
import { nodePlatform } from '@attestory/audit/node-platform';
import { pathCertificate, readSignedData, signerFirst, verifyTimeStampToken } from '@attestory/audit/verify-pdf';
import * as asn1 from 'asn1js';
import { guardedRequest, OutboundError } from '../outbound/guarded-request.js';

/** A time-stamp authority (RFC 3161) and whose word makes its certificate trusted. */
export interface TimeStampAuthority {
  readonly url: string;
  /** PEM. */
  readonly roots: readonly string[];
  /** For the whole answer, in milliseconds. */
  readonly timeout: number;
}

export interface TimeStamp {
  /** DER of the token, byte for byte as the authority gave it. */
  readonly token: Uint8Array;
  /** RFC 3339. */
  readonly at: string;
  /** DER, the authority's first. */
  readonly certificates: readonly Uint8Array[];
}

/** The authority gave no time stamp that holds; the message says why. */
export class TimeStampError extends Error {
  override readonly name = 'TimeStampError';
}

/** Room for a token with its certificates, in bytes. Larger ones are refused. */
export const LARGEST_TOKEN = 12_288;
const SHA256 = '2.16.840.1.101.3.4.2.1';

/**
 * Asks for a time stamp over the bytes with this SHA-256 and checks it: status, imprint, nonce, signature, purpose and term of the certificate,
 * and that it leads to a root. A redirect is refused.
 * @throws TimeStampError
 */
export async function requestTimeStamp(authority: TimeStampAuthority, sha256: Uint8Array): Promise<TimeStamp> {
  const nonce = randomBytes(8);
  // A positive integer without a leading zero byte, so that it comes back byte for byte.
  nonce[0] = ((nonce[0] as number) & 0x3f) | 0x40;
  const answer = await send(authority, query(sha256, nonce));
  const token = tokenIn(answer);
  if (token.length > LARGEST_TOKEN)
    throw new TimeStampError(`The time stamp has ${token.length} bytes; that is too many.`);
  const anchors = authority.roots.map(pathCertificate);
  const verifier = { platform: nodePlatform, anchors, now: new Date().toISOString() };
  const asked = async (algorithm: string) => (algorithm === 'sha256' ? sha256 : new Uint8Array());
  const { faults, signer, stampedAt } = await verifyTimeStampToken(token, asked, verifier, nonce.toString('hex'));
  if (faults.length > 0) throw new TimeStampError(`The time stamp doesn’t hold. ${faults.join(' ')}`);
  if (signer?.trust !== 'trusted')
    throw new TimeStampError('The time stamp’s certificate doesn’t lead to a given root.');
  return { token, at: stampedAt as string, certificates: signerFirst(readSignedData(token)) };
}

function query(digest: Uint8Array, nonce: Uint8Array): Uint8Array {
  const algorithm = new asn1.Sequence({ value: [new asn1.ObjectIdentifier({ value: SHA256 }), new asn1.Null()] });
  const imprint = new asn1.Sequence({
    value: [algorithm, new asn1.OctetString({ valueHex: new Uint8Array(digest).buffer })],
  });
  const value = [
    new asn1.Integer({ value: 1 }),
    imprint,
    new asn1.Integer({ valueHex: new Uint8Array(nonce).buffer }),
    new asn1.Boolean({ value: true }),
  ];
  return new Uint8Array(new asn1.Sequence({ value }).toBER());
}

async function send({ url, timeout }: TimeStampAuthority, body: Uint8Array): Promise<Uint8Array> {
  try {
    return await guardedRequest({
      url,
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body,
      timeout,
      largest: 4 * LARGEST_TOKEN,
      // The operator's own choice, maybe in the same house.
      addresses: 'any',
    });
  } catch (cause) {
    if (!(cause instanceof OutboundError)) throw cause;
    throw new TimeStampError(`The time-stamp authority ${cause.message}.`, { cause });
  }
}

/** TimeStampResp: a status, then the token where there is one. */
function tokenIn(answer: Uint8Array): Uint8Array {
  const { result, offset } = asn1.fromBER(new Uint8Array(answer));
  const [status, token] = offset > 0 && result instanceof asn1.Sequence ? result.valueBlock.value : [];
  const code = status instanceof asn1.Sequence ? status.valueBlock.value[0] : undefined;
  if (!(code instanceof asn1.Integer)) throw new TimeStampError('The time-stamp authority’s answer can’t be read.');
  // 0 granted, 1 granted with modifications.
  const granted = code.valueBlock.valueDec === 0 || code.valueBlock.valueDec === 1;
  if (!granted) throw new TimeStampError(`The time-stamp authority refused (status ${code.valueBlock.valueDec}).`);
  if (!token) throw new TimeStampError('The time-stamp authority granted, but gave no time stamp.');
  return new Uint8Array(token.valueBeforeDecodeView);
}
