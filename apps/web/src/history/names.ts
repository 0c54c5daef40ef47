import { type HistoryEntry, memberOf, textIn } from './entry.js';

/** Whom and what a history's ids mean. null: the name was erased; undefined: the history doesn't tell. */
export interface Names {
  readonly title: string | null | undefined;
  signatory(id: string | undefined): string | null | undefined;
  document(id: string | undefined): string | null | undefined;
  /** About whom an entry is. */
  who(entry: HistoryEntry): string | null | undefined;
  /** About which document. */
  what(entry: HistoryEntry): string | null | undefined;
}

/** Reads the names out of a history itself: it has all that were ever told. */
export function namesIn(items: readonly HistoryEntry[]): Names {
  const signatories = new Map<string, string | null>();
  const documents = new Map<string, string | null>();
  const links = new Map<string, unknown>();
  let title: string | null | undefined;
  for (const { type, data } of items) {
    for (const one of [data, ...listIn(data, 'signatories')]) keep(signatories, one, 'signatoryId', 'name');
    for (const one of [data, ...listIn(data, 'documents')]) keep(documents, one, 'documentId', 'fileName');
    const linkId = textIn(data, 'linkId');
    if (linkId !== undefined && type.endsWith('LinkIssued')) links.set(linkId, data);
    const told = memberOf(data, 'title');
    if (typeof told === 'string' || told === null) title = told;
  }
  const linked = (data: unknown) => links.get(textIn(data, 'linkId') ?? '');
  const names = {
    title,
    signatory: (id: string | undefined) => (id === undefined ? undefined : signatories.get(id)),
    document: (id: string | undefined) => (id === undefined ? undefined : documents.get(id)),
  };
  return {
    ...names,
    who: ({ data }) =>
      names.signatory(textIn(data, 'signatoryId') ?? textIn(data, 'declinedBy') ?? textIn(linked(data), 'signatoryId')),
    what: ({ data }) => names.document(textIn(data, 'documentId') ?? textIn(linked(data), 'documentId')),
  };
}

function listIn(data: unknown, member: string): readonly unknown[] {
  const list = memberOf(data, member);
  return Array.isArray(list) ? (list as unknown[]) : [];
}

function keep(names: Map<string, string | null>, data: unknown, idMember: string, nameMember: string): void {
  const [id, name] = [textIn(data, idMember), memberOf(data, nameMember)];
  if (id !== undefined && (typeof name === 'string' || name === null)) names.set(id, name);
}
