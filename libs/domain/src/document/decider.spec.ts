import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Holder } from '../archived-document/holder.js';
import { given } from '../testing/given.sample.js';
import type { DocumentCommand } from './commands.js';
import { documentDecider } from './decider.js';
import type { DocumentEvent } from './events.js';

const { decide, evolve, initial } = documentDecider;
const acme: Holder = { kind: 'organization', organizationId: 'acme' as never };
const aino: Holder = { kind: 'person', personId: 'aino' as never };
const files = [{ blobId: 'original-1', sha256: 'a', bytes: 9 }] as never;

const of = (command: object) => command as DocumentCommand;
const facts = { documentId: 'd', blobId: 'original-1', organizationId: 'acme' };
const store = of({ type: 'StoreDocument', document: facts });
const imported = of({ type: 'ImportDocument', document: facts });
const add = (holder: Holder) => of({ type: 'AddHolder', holder, archivedDocumentId: `copy-${holder.kind}` });
const remove = (holder: Holder) => of({ type: 'RemoveHolder', holder, files });
const purged = of({ type: 'RecordBytesPurged', purged: { files: [{ sha256: 'a', bytes: 9 }], keyDestroyed: true } });

function play(commands: readonly DocumentCommand[]): DocumentEvent[] {
  const events: DocumentEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, events.reduce(evolve, initial));
    if ('accepted' in decision) events.push(...decision.accepted);
  }
  return events;
}
const after = (...commands: DocumentCommand[]) => given(documentDecider, play(commands));

describe('a document', () => {
  it('is stored or imported once: its bytes never change', () => {
    after().when(store).thenAccepted('DocumentStored');
    after().when(imported).thenAccepted('DocumentImported');
    for (const first of [store, imported])
      for (const again of [store, imported]) after(first).when(again).thenRejected('document-exists');
  });

  it('has each holder once', () => {
    after(store)
      .when(add(acme))
      .thenAccepted({ type: 'HolderAdded', data: { holder: acme, archivedDocumentId: 'copy-organization' as never } });
    after(store, add(acme)).when(add(acme)).thenAccepted();
    after(imported, add(acme)).when(add(aino)).thenAccepted('HolderAdded');
  });

  it('keeps its bytes until the last holder is removed', () => {
    after(store, add(acme), add(aino)).when(remove(acme)).thenAccepted('HolderRemoved');
    const [removed, started] = after(store, add(acme), add(aino), remove(acme))
      .when(remove(aino))
      .thenAccepted('HolderRemoved', 'DocumentPurgeStarted');
    expect(removed?.data).toEqual({ holder: aino, archivedDocumentId: 'copy-person' });
    expect(started?.data).toEqual({ files });
  });

  it('takes no holder once the last one has gone: who comes a moment too late is refused', () => {
    after(store, add(acme), remove(acme)).when(add(aino)).thenRejected('document-purged');
    after(store, add(acme), remove(acme), purged).when(add(aino)).thenRejected('document-purged');
    // Faster by a moment: the bytes stay.
    after(store, add(acme), add(aino)).when(remove(acme)).thenAccepted('HolderRemoved');
  });

  it('never takes back a holder who was removed', () => {
    after(store, add(acme), add(aino), remove(aino)).when(add(aino)).thenRejected('holder-removed');
    after(store, add(aino), remove(aino)).when(add(aino)).thenRejected('holder-removed');
    after(store, add(acme), add(aino), remove(aino)).when(remove(aino)).thenAccepted();
  });

  it('is purged once, after the purge has started', () => {
    after(store, add(acme)).when(purged).thenRejected('purge-not-started');
    after(store, add(acme), remove(acme)).when(purged).thenAccepted('DocumentBytesPurged');
    after(store, add(acme), remove(acme), purged).when(purged).thenAccepted();
  });

  it('that was imported is archived once, also when it was purged meanwhile; any other is not', () => {
    const archived = of({ type: 'RecordImportArchived', archived: [{ archivedDocumentId: 'a', holder: acme }] });
    after(imported).when(archived).thenAccepted('ImportArchived');
    after(imported, archived).when(archived).thenAccepted();
    after(imported, add(acme), remove(acme)).when(archived).thenAccepted('ImportArchived');
    for (const history of [[], [store]])
      after(...history)
        .when(archived)
        .thenRejected('document-unknown');
  });

  it('that is not there has no holders, and loses none that it does not have', () => {
    for (const command of [add(acme), remove(acme), purged]) after().when(command).thenRejected('document-unknown');
    after(store, add(acme)).when(remove(aino)).thenRejected('holder-unknown');
  });

  it('has its bytes exactly as long as it has had no last holder, whatever the history', () => {
    const holder = fc
      .constantFrom('a', 'b', '__proto__', 'constructor')
      .map((id) => ({ ...aino, personId: id }) as Holder);
    const any = fc.oneof(fc.constantFrom(store, imported, purged), holder.map(add), holder.map(remove));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 16 }), (commands) => {
        const events = play(commands);
        const types = events.map(({ type }) => type);
        const holders = new Set<string>();
        for (const [i, { type, data }] of events.entries()) {
          const key = 'holder' in data ? JSON.stringify(data.holder) : '';
          expect(type === 'DocumentPurgeStarted').toBe(types[i - 1] === 'HolderRemoved' && holders.size === 0);
          // Once the purge has started nothing but its end follows.
          if (types.slice(0, i).includes('DocumentPurgeStarted')) expect(type).toBe('DocumentBytesPurged');
          if (type === 'HolderAdded') {
            expect(
              events.slice(0, i).some((one) => 'holder' in one.data && JSON.stringify(one.data.holder) === key),
            ).toBe(false);
            holders.add(key);
          }
          if (type === 'HolderRemoved') expect(holders.delete(key)).toBe(true);
        }
        const state = events.reduce(evolve, initial);
        if (state.status !== 'none') expect(Object.keys(state.holders)).toHaveLength(holders.size);
      }),
    );
  });
});
