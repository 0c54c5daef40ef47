import { describe, expect, it } from '@jest/globals';
import { dueImports } from './due-imports.projection.js';
import { at, type Fact, log, viewOf } from './testing.sample.js';

const imported: Fact = { type: 'DocumentImported', data: { documentId: 'd', signatories: [] } };
const done: Fact = { type: 'ImportArchived', data: { archived: [] } };
const view = (...facts: Fact[]) => viewOf(dueImports, log(...facts));

describe('what is due for an imported document', () => {
  it('is to archive it at once, until that is done', () => {
    const due = view(imported);
    expect(due?.tasks).toEqual({ archive: { kind: 'archive-import', dueAt: at(0), causedBy: 'event-0' } });
    expect(due && dueImports.entries(due)).toEqual([
      { index: 'due', member: 'archive-import', sort: `0/${at(0)}/${due?.id}` },
    ]);
    expect(view(imported, { type: 'HolderAdded', data: {} })).toEqual(due);
    expect(view(imported, done)).toBeNull();
  });

  it('is nothing for a document that was sent', () => {
    expect(view({ type: 'DocumentStored', data: {} }, { type: 'HolderAdded', data: {} })).toBeNull();
  });
});
