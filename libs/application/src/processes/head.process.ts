import {
  canonicalize,
  headBytes,
  type JsonValue,
  MerkleFrontier,
  splitMetadata,
  type TreeHead,
} from '@attestory/audit';
import { sha256 } from '@attestory/audit/node';
import { type HeadSigned, type Instant, type Sha256, streams } from '@attestory/domain';
import type { EventStore, RecordedEvent, TreeLeaf, TreeNode, TreeStore } from '@attestory/event-store';
import { type EventCodec, schemaVersion } from '../codec/event-codec.js';
import { eventIdOf, processIdentity } from '../command-identity.js';
import type { Clock } from '../ports/clock.port.js';

/** The newest signed head; null before the first. */
export type NewestHead = () => { readonly leaves: number; readonly root: string; readonly at: string } | null;

export interface HeadSigner {
  /** SHA-256 of the public key (SPKI, DER), hex. */
  readonly keyId: string;
  /** ECDSA P-256 with SHA-256, IEEE P1363, base64url. */
  sign(bytes: Uint8Array): string;
}

export interface HeadProcessTools {
  readonly store: EventStore;
  readonly tree: TreeStore;
  readonly codec: EventCodec;
  readonly clock: Clock;
  readonly signer: HeadSigner;
  readonly contentHash: (content: unknown) => string;
}
