import { describe, expect, it } from '@jest/globals';
import { bulkSendings } from './bulk-sendings.projection.js';
import { templates } from './templates.projection.js';
import { at, type Fact, log, viewOf } from './testing.sample.js';

const saved = (version: number, change: object = {}): Fact => ({
  type: 'TemplateSaved',
  data: {
    ...{
      templateId: 't',
      organizationId: 'o',
      version,
      name: 'Lease',
      title: 'For {{Rent}}',
      roles: [],
      documents: [],
    },
    ...{ by: { kind: 'client', clientId: 'c' }, ...change },
  },
});
const begun: Fact = {
  type: 'BulkSendingBegun',
  data: { organizationId: 'o', templateId: 't', templateVersion: 3, rows: 3, skipped: 1 },
};
const fact = (type: Fact['type']): Fact => ({ type, data: {} });
const bulk = (...facts: Fact[]) => viewOf(bulkSendings, log(begun, ...facts));

describe('templates', () => {
  it('show the newest version, and when the first one was made', () => {
    const view = viewOf(templates, log(saved(1, { madeFrom: 'i' }), saved(2, { name: 'New lease', folderId: 'f' })));
    expect(view).toMatchObject({
      ...{ id: 't', name: 'New lease', version: 2, folderId: 'f', state: 'saved', madeFrom: 'i' },
      ...{ madeAt: at(0), changedAt: at(1), revision: 1 },
    });
    expect(view && templates.entries(view)).toMatchObject([
      { index: 'organization', member: 'o', sort: at(0), words: expect.arrayContaining(['lease', 'rent', '/f']) },
    ]);
  });

  it('leave the list when they are retired', () => {
    const view = viewOf(templates, log(saved(1), fact('TemplateRetired')));
    expect(view).toMatchObject({ state: 'retired', revision: 1 });
    expect(view && templates.entries(view)).toEqual([]);
  });
});

describe('bulk sendings', () => {
  it('are nobody’s to see before all rows are there, and due from then on', () => {
    const adding = bulk(fact('BulkRowsAdded'));
    expect(adding && bulkSendings.entries(adding)).toEqual([]);
    const sending = bulk(fact('BulkRowsAdded'), fact('BulkSendingReady'));
    expect(sending).toMatchObject({ state: 'sending', rows: 3, skipped: 1, sent: 0, refused: 0, endedAt: null });
    expect(sending && bulkSendings.entries(sending)).toEqual([
      { index: 'organization', member: 'o', sort: at(0), words: ['/none'] },
      { index: 'due', member: 'bulk-send', sort: `0/${at(2)}/bs` },
    ]);
  });

  it('count what was sent and refused, and are due no more when they have ended', () => {
    const some = [fact('BulkSendingReady'), fact('BulkRowSent'), fact('BulkRowSent'), fact('BulkRowRefused')];
    expect(bulk(...some)).toMatchObject({ state: 'sending', sent: 2, refused: 1, revision: 4 });
    expect(bulk(...some, fact('BulkSendingEnded'))).toMatchObject({ state: 'ended', endedAt: at(5), tasks: {} });
  });

  it('that were stopped are looked at until what was under way is recorded', () => {
    const stopping = bulk(fact('BulkSendingReady'), fact('BulkSendingStopped'));
    expect(stopping).toMatchObject({ state: 'stopping', tasks: { send: { kind: 'bulk-send' } } });
    const stopped = bulk(fact('BulkSendingReady'), fact('BulkSendingStopped'), fact('BulkSendingEnded'));
    expect(stopped).toMatchObject({ state: 'stopped', tasks: {} });
  });
});
