import { describe, expect, it } from '@jest/globals';
import { asLines, type HistoryEntry, isMain } from './entry.js';
import { factsOf } from './facts.js';
import { namesIn } from './names.js';

const entry = (type: string, data: object, rest: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ...{ eventId: type, type, at: '2026-11-24T10:00:00.000Z', actor: 'process:seal', stream: 'invitation-1' },
  ...{ revision: 0, hash: 'a'.repeat(64), data },
  ...rest,
});
const termsOf = (type: string, data: object) =>
  factsOf(entry(type, data)).map(({ term, as, value }) => [term, as, value]);

describe('the names in a history', () => {
  const items = [
    entry('InvitationDrafted', { title: 'Lease' }),
    entry('SignatoryAdded', { signatoryId: 's1', name: 'Aino' }),
    entry('DocumentAttached', { documentId: 'd1', fileName: 'lease.pdf' }),
    entry('InvitationSent', { title: 'Lease', signatories: [{ signatoryId: 's2', name: null }], documents: [] }),
    entry('DownloadLinkIssued', { linkId: 'l1', signatoryId: 's1', documentId: 'd1' }),
  ];
  const names = namesIn(items);

  it('are those that it told of itself, erased ones too', () => {
    expect([names.title, names.signatory('s1'), names.signatory('s2'), names.signatory('s3')]).toEqual([
      ...['Lease', 'Aino', null, undefined],
    ]);
  });

  it('are found over a link, too', () => {
    const downloaded = entry('DocumentDownloaded', { linkId: 'l1' });
    expect([names.who(downloaded), names.what(downloaded)]).toEqual(['Aino', 'lease.pdf']);
    expect(names.who(entry('InvitationDeclined', { declinedBy: 's1' }))).toBe('Aino');
  });
});

describe('what an entry of a history says', () => {
  it('is, of a signature, how and how sure, what was consented to, and of which bytes', () => {
    const signed = {
      ...{ method: 'fi-bank-id', assurance: 'strong', role: { kind: 'self' }, consent: { text: 'I sign.' } },
      documents: [{ documentId: 'd1', sha256: 'b'.repeat(64) }],
    };
    expect(termsOf('DocumentSigned', signed)).toEqual([
      ['method', 'method', 'fi-bank-id'],
      ['assurance', 'assurance', 'strong'],
      ['role', 'roles', 'self'],
      ['consent', 'words', 'I sign.'],
      ['sha256', 'hash', 'b'.repeat(64)],
    ]);
  });

  it('is, of whoever signs for an organization, for which one and by what right', () => {
    const capacity = { authority: 'jointly', position: 'Director' };
    const role = { kind: 'representative', name: 'Acme Oy', businessId: '1234567-1', capacity };
    expect(termsOf('DocumentSigned', { role })).toEqual([
      ['role', 'roles', 'representative'],
      ['organization', 'words', 'Acme Oy'],
      ['businessId', 'words', '1234567-1'],
      ['authority', 'authority', 'jointly'],
      ['position', 'words', 'Director'],
    ]);
  });

  it('is, of whoever proved who they are, what the scheme told', () => {
    const identity = { name: 'Aino', birthDate: '1990-01-01', identityNumber: '010190-****', keys: { subject: 'k' } };
    expect(termsOf('SignatoryAuthenticated', { identity })).toEqual([
      ['provenName', 'words', 'Aino'],
      ['birthDate', 'words', '1990-01-01'],
      ['provenNumber', 'words', '010190-****'],
    ]);
  });

  it('names a reason by what it is of: an e-mail, a link, a failure, somebody’s own words', () => {
    expect(termsOf('EmailBounced', { reason: 'reminder', to: 'a@example.com' })).toEqual([
      ['about', 'mail', 'reminder'],
      ['address', 'words', 'a@example.com'],
    ]);
    expect(termsOf('DocumentMoved', { from: null, to: 'a folder' })).toEqual([]);
    expect(termsOf('LinkClosed', { reason: 'revoked' })).toEqual([['because', 'closed', 'revoked']]);
    expect(termsOf('AuthenticationFailed', { code: 'cancelled', reason: 'access_denied' })).toEqual([
      ['failure', 'failure', 'cancelled'],
      ['code', 'words', 'access_denied'],
    ]);
    expect(termsOf('AuthenticationFailed', { code: 'identity-mismatch', difference: 'number' })).toEqual([
      ['failure', 'failure', 'identity-mismatch'],
      ['difference', 'difference', 'number'],
    ]);
    expect(termsOf('InvitationCancelled', { reason: 'Wrong rent' })).toEqual([['code', 'words', 'Wrong rent']]);
  });

  it('has nothing of what was erased, or is of a kind that it does not know', () => {
    expect(termsOf('SignatoryDeclined', { reason: null })).toEqual([]);
    for (const data of [null, 'text', 7, [], { method: { a: 1 }, documents: 'none' }])
      expect(termsOf('SomethingNew', data as object)).toEqual([]);
  });

  it('goes out a line each, as the log has it', () => {
    const items = [entry('DocumentSigned', { a: 'ä\n' }), entry('DocumentShown', {})];
    expect(
      asLines(items)
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(items);
    expect(items.map(isMain)).toEqual([true, false]);
  });
});
