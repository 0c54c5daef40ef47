import { createCipheriv, createDecipheriv, createSecretKey, hash, type KeyObject, randomFillSync } from 'node:crypto';

/** A personal value as it lies in the log, in the place of the clear one. */
export interface HiddenValue {
  readonly $personal: {
    /** Whose key hides it, within the stream. */
    readonly subject: string;
    /** Commitment to that key, so that the text can't be opened in two ways. Hex. */
    readonly key: string;
    /** 96 bits, base64. */
    readonly nonce: string;
    /** AES-256-GCM over the value's JSON, with the tag at the end, base64. */
    readonly text: string;
  };
}

/** A hidden value doesn't open although its key is there: it was changed, or moved from elsewhere. */
export class HiddenValueDamagedError extends Error {
  override readonly name = 'HiddenValueDamagedError';
}

const tagBytes = 16;

/** A data key as the cipher takes it fastest: raw bytes cost Node 10 µs at each use. */
interface PreparedKey {
  readonly secret: KeyObject;
  readonly commitment: string;
}

const preparedKeys = new WeakMap<Uint8Array, PreparedKey>();

function prepared(key: Uint8Array): PreparedKey {
  const known = preparedKeys.get(key);
  if (known) return known;
  const fresh = { secret: createSecretKey(key), commitment: keyCommitment(key) };
  preparedKeys.set(key, fresh);
  return fresh;
}

const commitmentLabel = Buffer.from('attestory.key-commitment.v1\n', 'utf8');

/** SHA-256 over a label and the key: commits to the key without telling it. */
export function keyCommitment(key: Uint8Array): string {
  return hash('sha256', Buffer.concat([commitmentLabel, key]), 'hex');
}

const nonceBytes = 12;
/** Random bytes in store: a call for a few costs as much as one for many. Each is used once. */
const nonces = Buffer.alloc(256 * nonceBytes);
let nextNonce = nonces.length;

function freshNonce(): Buffer {
  if (nextNonce === nonces.length) {
    randomFillSync(nonces);
    nextNonce = 0;
  }
  nextNonce += nonceBytes;
  return Buffer.from(nonces.subarray(nextNonce - nonceBytes, nextNonce));
}

/** Hides a JSON value of an event. The event's id and the field's path are bound to it. */
export function hide(value: unknown, key: Uint8Array, subject: string, eventId: string, pointer: string): HiddenValue {
  const nonce = freshNonce();
  const { secret, commitment } = prepared(key);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(aad(eventId, pointer));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const hidden = { subject, key: commitment, nonce: nonce.toString('base64'), text: text.toString('base64') };
  return { $personal: hidden };
}

/** Opens what `hide` hid. @throws HiddenValueDamagedError */
export function reveal({ $personal: hidden }: HiddenValue, key: Uint8Array, eventId: string, pointer: string): unknown {
  const { secret, commitment } = prepared(key);
  if (commitment !== hidden.key)
    throw new HiddenValueDamagedError(`event ${eventId}: the key of ${pointer} isn't the one that it commits to`);
  try {
    const bytes = Buffer.from(hidden.text, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(hidden.nonce, 'base64'), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(aad(eventId, pointer)).setAuthTag(bytes.subarray(-tagBytes));
    return JSON.parse(decipher.update(bytes.subarray(0, -tagBytes), undefined, 'utf8') + decipher.final('utf8'));
  } catch (cause) {
    throw new HiddenValueDamagedError(`event ${eventId}: ${pointer} doesn't open with its key`, { cause });
  }
}

/** Whether a JSON value stands for a hidden one. */
export function isHidden(value: unknown): value is HiddenValue {
  return typeof value === 'object' && value !== null && '$personal' in value;
}

function aad(eventId: string, pointer: string): Buffer {
  return Buffer.from(`${eventId}\n${pointer}`, 'utf8');
}

/** A path as a JSON pointer; the names of personal fields need no escaping. */
export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((step) => `/${step}`).join('');
}
