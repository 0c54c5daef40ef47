import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { documentDecider, type InvitationCommand, invitationDecider, streams } from '@attestory/domain';
import type { Application, CommandContext } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { processIdentity } from '../command-identity.js';
import { systemClock } from '../ports/clock.port.js';
import { MemoryVault } from '../testing/memory-vault.sample.js';
import { MemoryEventStore, MemoryKeyVault, type Mishap } from '../testing/stores.sample.js';
import { everyFolder } from '../tenant.js';
import { Transactor } from '../transact.js';
import { AttachDocumentCommand, AttachDocumentHandler } from './attach-document.handler.js';
import type { PdfSource } from '../ports/pdf-workshop.port.js';
import type { Upload } from './store-document.js';

const invitationId = 'b1a3a8de-3f0e-4d3d-9a57-0d0a3a0f8c11';
const draft = {
  type: 'DraftInvitation',
  ...{ invitationId, organizationId: 'o', clientId: 'c', title: 'T', message: null, language: 'en', order: 'parallel' },
  ...{ expiresAt: null, documents: [], signatories: [], limits: { documents: 9, signatories: 9 } },
  delivery: { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false },
} as unknown as InvitationCommand;

describe('attaching a document', () => {
  let store: MemoryEventStore;
  let vault: MemoryVault;
  let app: Application;
  beforeEach(async () => {
    store = new MemoryEventStore();
    vault = new MemoryVault();
    const keys = new MemoryKeyVault();
    const transactor = new Transactor(store, new EventCodec(keys), systemClock, new Uint8Array(32));
    const accepted = { pages: 1, attachments: 0 };
    /** Takes the word `script` out. */
    const removeActiveContent = async ({ part, size }: PdfSource) => {
      let text = '';
      for await (const chunk of part(0, size)) text += Buffer.from(chunk).toString();
      if (text.includes('signed')) return { rejected: { code: 'document-signed', detail: 'x' } };
      if (!text.includes('script')) return { accepted };
      return { accepted, stripped: { pdf: Buffer.from(text.replace('script', '')), removed: ['JavaScript'] } };
    };
    const pdf = { inspect: async () => ({ accepted }), removeActiveContent };
    const settings = { limits: { documents: 2, signatories: 9, documentBytes: 1_000 } };
    app = { clock: systemClock, store, vault, keys, transactor, pdf, settings } as unknown as Application;
    const identity = processIdentity('test', 'draft', null);
    const stream = streams.invitation(invitationId);
    await transactor.transact({ stream, decider: invitationDecider, command: draft, content: draft, identity });
  });

  const attach = (key: string, text = 'bytes of the lease', how: Partial<Upload> = {}) => {
    const tenant = { organizationId: 'o', folders: everyFolder };
    const context = { tenant, identity: processIdentity('test', key, null) } as CommandContext;
    const bytes = (async function* () {
      yield Buffer.from(text) as Uint8Array;
    })();
    return new AttachDocumentHandler(app).execute(
      new AttachDocumentCommand(context, invitationId, { fileName: 'a.pdf', bytes, ...how }),
    );
  };
  const mishaps = (...next: Mishap[]) => store.mishaps.push(...next);

  /** The bytes of each attached document, by the record in its stream. */
  async function attachedBytes(): Promise<(string | undefined)[]> {
    const { events } = await app.transactor.load(streams.invitation(invitationId), invitationDecider);
    const attached = events.flatMap((event) => (event.type === 'DocumentAttached' ? [event.data.documentId] : []));
    const blobs = attached.map(async (id) => {
      const record = await app.transactor.load(streams.document(id), documentDecider);
      return vault.blobs.get(record.state.status === 'none' ? '' : record.state.blobId)?.toString();
    });
    return Promise.all(blobs);
  }

  it('keeps one copy of its bytes, however often it is asked for', async () => {
    const first = await attach('a');
    expect(await attach('a')).toEqual(first);
    expect(await attachedBytes()).toEqual(['bytes of the lease']);
    expect(vault.blobs.size).toBe(1);
  });

  it('keeps nothing of what is refused', async () => {
    for (const key of ['a', 'b']) await attach(key);
    await expect(attach('c')).rejects.toThrow('too-many-documents');
    await expect(attach('a', 'other bytes')).rejects.toThrow('command-id-reused');
    expect(vault.blobs.size).toBe(2);
  });

  it.each<[string, Mishap[]]>([
    ["the document's record was stored, but its answer lost", ['stored-but-unknown']],
    ["the document's record came late", ['late-and-unknown']],
    ["the invitation's fact was stored, but its answer lost", ['none', 'stored-but-unknown']],
  ])('keeps the bytes when %s', async (_, next) => {
    mishaps(...next);
    await attach('a');
    expect(await attachedBytes()).toEqual(['bytes of the lease']);
    expect(vault.blobs.size).toBe(1);
  });

  it.each<[string, Mishap[]]>([
    ['nothing could be stored', ['not-stored']],
    ['only the record of the document could be stored', ['none', 'not-stored']],
    ['nobody knows what was stored', ['late-and-unknown', 'none', 'late-and-unknown', 'not-stored']],
    ['the record is stored, and then nothing is known', ['stored-but-unknown', 'late-and-unknown', 'not-stored']],
  ])('has the bytes after a repeat when at first %s', async (_, next) => {
    mishaps(...next);
    await expect(attach('a')).rejects.toThrow();
    await attach('a');
    expect(await attachedBytes()).toEqual(['bytes of the lease']);
  });

  it('puts the bytes back when the record is there without them', async () => {
    mishaps('none', 'not-stored');
    await expect(attach('a')).rejects.toThrow();
    vault.blobs.clear();
    await attach('a');
    expect(await attachedBytes()).toEqual(['bytes of the lease']);
    expect(vault.blobs.size).toBe(1);
  });

  describe('whose active content is to be removed', () => {
    const remove = { activeContent: 'remove' } as const;
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

    it('becomes a new one, which alone is kept, and says of what it was made', async () => {
      const { document } = await attach('a', 'a script', remove);
      expect(document).toMatchObject({
        sha256: sha256('a '),
        bytes: 2,
        stripped: { sha256: sha256('a script'), bytes: 8, removed: ['JavaScript'] },
      });
      expect(await attachedBytes()).toEqual(['a ']);
      expect(vault.blobs.size).toBe(1);
    });

    it('stays as it is where there is none', async () => {
      const { document } = await attach('a', 'nothing in it', remove);
      expect(document).not.toHaveProperty('stripped');
      expect(document.sha256).toBe(sha256('nothing in it'));
      expect(await attachedBytes()).toEqual(['nothing in it']);
      expect(vault.blobs.size).toBe(1);
    });

    it('is the same command again only with the same upload and the same wish', async () => {
      const first = await attach('a', 'a script', remove);
      expect(await attach('a', 'a script', remove)).toEqual(first);
      await expect(attach('a', 'a ', remove)).rejects.toThrow('command-id-reused');
      await expect(attach('a', 'a script')).rejects.toThrow('command-id-reused');
      expect(vault.blobs.size).toBe(1);
    });

    it('is not kept when it is refused', async () => {
      await expect(attach('a', 'signed script', remove)).rejects.toThrow('document-signed');
      expect(vault.blobs.size).toBe(0);
    });
  });
});
