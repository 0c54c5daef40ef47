import { loadPkcs11, type Pkcs11 } from './pkcs11.js';
import type { HsmKeyPlace, HsmProblem } from './protocol.js';

/** A key, token or certificate is not where it should be. */
export class HsmSessionError extends Error {
  override readonly name = 'HsmSessionError';
  constructor(
    readonly problem: HsmProblem,
    message: string,
  ) {
    super(message);
  }
}

const CKA = { class: 0, label: 3, value: 0x11, certificateType: 0x80, id: 0x102 } as const;
const certificateClass = 1;
const privateKeyClass = 3;
const serialSession = 4;
const user = 1;
const ecdsa = 0x1041;
const most = 64;

/** A session with a token, logged in. Every call waits for the hardware. */
export class HsmSession {
  private constructor(
    private readonly call: Pkcs11,
    private readonly session: number,
  ) {}

  /** @throws HsmSessionError, Pkcs11Error, and what loading a library throws */
  static open(module: string, where: HsmKeyPlace, pin: string): HsmSession {
    const call = load(module);
    const slot = findSlot(call, where);
    const session: number[] = [0];
    call('C_OpenSession', slot, serialSession, null, null, session);
    const opened = new HsmSession(call, Number(session[0]));
    const secret = Buffer.from(pin);
    call('C_Login', opened.session, user, secret, secret.length);
    secret.fill(0);
    return opened;
  }

  /** The only private key that is meant. */
  findKey({ object, id }: HsmKeyPlace): number {
    const found = this.find([
      ulong(CKA.class, privateKeyClass),
      ...(object === undefined ? [] : [{ type: CKA.label, value: Buffer.from(object) }]),
      ...(id === undefined ? [] : [{ type: CKA.id, value: Buffer.from(id, 'hex') }]),
    ]);
    const [key] = found;
    if (key === undefined)
      throw new HsmSessionError('key-missing', 'no private key on the token is the one that is named');
    if (found.length > 1)
      throw new HsmSessionError('key-ambiguous', `${found.length} private keys on the token fit what is named`);
    return key;
  }

  /** r and s, 32 bytes each. */
  sign(key: number, digest: Uint8Array): Uint8Array {
    this.call('C_SignInit', this.session, { mechanism: ecdsa, parameter: null, length: 0 }, key);
    const signature = Buffer.alloc(512);
    const length = [signature.length];
    this.call('C_Sign', this.session, Buffer.from(digest), digest.length, signature, length);
    return signature.subarray(0, Number(length[0]));
  }

  /** X.509 certificates on the token, DER. */
  certificates(): Uint8Array[] {
    const x509 = 0;
    const found = this.find([ulong(CKA.class, certificateClass), ulong(CKA.certificateType, x509)]);
    return found.map((certificate) => this.read(certificate, CKA.value));
  }

  private read(object: number, type: number): Uint8Array {
    const value = Buffer.alloc(16_384);
    const template = [{ type, value, length: value.length }];
    this.call('C_GetAttributeValue', this.session, object, template, 1);
    return value.subarray(0, Number(template[0]?.length));
  }

  private find(wanted: readonly { readonly type: number; readonly value: Buffer }[]): number[] {
    const template = wanted.map(({ type, value }) => ({ type, value, length: value.length }));
    this.call('C_FindObjectsInit', this.session, template, template.length);
    const handles = new BigUint64Array(most);
    const number = [0];
    this.call('C_FindObjects', this.session, handles, most, number);
    this.call('C_FindObjectsFinal', this.session);
    return [...handles.subarray(0, Number(number[0]))].map(Number);
  }
}

function load(module: string): Pkcs11 {
  try {
    return loadPkcs11(module);
  } catch (error) {
    throw new HsmSessionError('module-unusable', error instanceof Error ? error.message : 'unknown');
  }
}

function ulong(type: number, value: number) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return { type, value: bytes };
}

function findSlot(call: Pkcs11, { token, serial, slot }: HsmKeyPlace): number {
  const number = [0];
  const tokenPresent = 1;
  call('C_GetSlotList', tokenPresent, null, number);
  const slots = new BigUint64Array(Number(number[0]));
  call('C_GetSlotList', tokenPresent, slots, number);
  const found = [...slots].map(Number).filter((one) => {
    // CK_TOKEN_INFO: label (32), manufacturer (32), model (16), serial number (16), then figures.
    const info = Buffer.alloc(512);
    call('C_GetTokenInfo', one, info);
    const text = (from: number, to: number) => info.toString('utf8', from, to).trimEnd();
    if (slot !== undefined && slot !== one) return false;
    return (token ?? text(0, 32)) === text(0, 32) && (serial ?? text(80, 96)) === text(80, 96);
  });
  const [only] = found;
  if (only === undefined) throw new HsmSessionError('token-missing', 'the token that is named is not there');
  if (found.length > 1) throw new HsmSessionError('token-missing', `${found.length} tokens fit what is named`);
  return only;
}
