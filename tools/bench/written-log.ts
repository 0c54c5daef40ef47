import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  canonicalize,
  eventPreimage,
  type JsonValue,
  MerkleFrontier,
  MerkleHasher,
  sealMetadata,
  signHead,
} from '@attestory/audit';
import { headSigner, sha256 } from '@attestory/audit/node';
import type { EventStore, TreeLeaf, TreeNode, TreeStore } from '@attestory/event-store';
import { openSqliteEventStore, openSqliteTreeStore } from '@attestory/event-store/open-sqlite';
import type { StoresToVerify } from '@attestory/cli';

const time = '2026-11-24T10:00:00.000Z';
const eventsPerHead = 5_000;
const together = 2_000;

/**
 * Writes a log and its tree into the embedded stores: invitations of six events, eight of them interleaved, with as much
 * hidden text as the application writes, and heads among them, the last of which covers all before it.
 */
export async function writeLog(count: number, folder: string): Promise<StoresToVerify> {
  const logFile = join(folder, 'events.sqlite');
  const store = await openSqliteEventStore({ file: logFile });
  const tree = await openSqliteTreeStore({ file: join(folder, 'tree.sqlite') });
  const log = new LogWriter(store, tree);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = headSigner(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  log.append('service', 'HeadKeyIntroduced', { keyId: signer.keyId, publicKey: signer.publicKey });
  const appendHead = () => log.append('heads', 'HeadSigned', { ...signHead({ ...log.tree(), time }, signer) });
  const open: { stream: string; step: number }[] = [];
  for (let i = 0; log.events < count - 1; i++) {
    const lane = i % 8;
    const current = open[lane];
    const next = !current || current.step === 5 ? { stream: `invitation-${randomUUID()}`, step: 0 } : current;
    if (next === current) current.step++;
    open[lane] = next;
    log.append(next.stream, ...stepOf(next.step));
    if (log.events % eventsPerHead === 0 && log.events < count - 1) appendHead();
    if (log.events % together === 0) await log.flush();
  }
  appendHead();
  await log.flush();
  return { store, tree, logFile };
}

class LogWriter {
  events = 0;
  private readonly ends = new Map<string, { readonly revision: number; readonly hash: string }>();
  private readonly frontier = new MerkleFrontier(new MerkleHasher(sha256));
  private flushedLeaves = 0;
  private appends: Promise<unknown>[] = [];
  private leaves: TreeLeaf[] = [];
  private nodes: TreeNode[] = [];

  private readonly store: EventStore;
  private readonly treeStore: TreeStore;

  constructor(store: EventStore, treeStore: TreeStore) {
    this.store = store;
    this.treeStore = treeStore;
  }

  append(stream: string, type: string, data: object): void {
    const end = this.ends.get(stream);
    const place = { id: randomUUID(), stream, revision: (end?.revision ?? -1) + 1, type };
    const about = canonicalize(aboutOf(end?.hash ?? null));
    const text = canonicalize(data as JsonValue);
    const hash = sha256(eventPreimage({ ...place, data: text, about }));
    this.ends.set(stream, { revision: place.revision, hash });
    const event = { id: place.id, type, data: text, metadata: sealMetadata(about, hash) };
    this.appends.push(this.store.append(stream, end ? end.revision : 'no-stream', [event]));
    this.leaves.push({ eventId: place.id, eventHash: hash, position: String(++this.events).padStart(16, '0') });
    this.frontier.add(hash, this.nodes as TreeNode[]);
  }

  tree(): { readonly leaves: number; readonly root: string } {
    return { leaves: this.frontier.leaves, root: this.frontier.root() };
  }

  async flush(): Promise<void> {
    await Promise.all(this.appends);
    await this.treeStore.append(this.flushedLeaves, this.leaves, this.nodes);
    this.flushedLeaves += this.leaves.length;
    [this.appends, this.leaves, this.nodes] = [[], [], []];
  }
}

function aboutOf(previousHash: string | null): JsonValue {
  return {
    actor: `client:${randomUUID()}`,
    causationId: null,
    commandHash: 'd'.repeat(64),
    commandId: randomUUID(),
    correlationId: randomUUID(),
    previousHash,
    schemaVersion: 1,
    time,
  };
}

function stepOf(step: number): readonly [type: string, data: object] {
  const signatoryId = randomUUID();
  if (step === 0) {
    const signatory = () => ({ signatoryId: randomUUID(), name: hidden(32), email: hidden(40), methods: ['light'] });
    const document = {
      documentId: randomUUID(),
      fileName: hidden(30),
      sha256: 'a'.repeat(64),
      bytes: 81_234,
      pages: 12,
    };
    const data = {
      title: hidden(40),
      message: hidden(120),
      documents: [document],
      signatories: [signatory(), signatory()],
    };
    return ['InvitationDrafted', data];
  }
  if (step % 2 === 1) return ['InvitationOpened', { signatoryId, linkId: randomUUID(), at: time }];
  return [
    'DocumentSigned',
    { signatoryId, documentId: randomUUID(), method: 'light', sha256: 'b'.repeat(64), name: hidden(40) },
  ];
}

function hidden(bytes: number): unknown {
  const [nonce, text] = [randomBytes(12).toString('base64'), randomBytes(bytes + 16).toString('base64')];
  return { $personal: { subject: 'signatory', key: 'c'.repeat(64), nonce, text } };
}
