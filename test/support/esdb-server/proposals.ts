import type { ProposedEvent } from './stored-event.js';

export const MAX_APPEND = 1_048_576;
/** More than this in one message breaks the call off. */
export const MAX_MESSAGE = 17 * 1_048_576;

/** What both append calls send for an event. */
interface Proposal {
  getId(): { getString(): string } | undefined;
  getMetadataMap(): { get(name: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;

/** An append with an event of this type is stored and not answered, as by a server that is lost at the wrong moment. */
const UNANSWERED = 'Unanswered';

export function isToBeAnswered(events: readonly ProposedEvent[]): boolean {
  return events.every(({ type }) => type !== UNANSWERED);
}

export type Problem = { readonly tooLarge: true } | { readonly message: string };

/** The events of an append, or what is wrong with it. */
export function readProposals(stream: string, proposals: readonly Proposal[]): readonly ProposedEvent[] | Problem {
  if (stream === '') {
    return { message: "Specified argument was out of the range of valid values. (Parameter 'eventStreamId')" };
  }
  const events = proposals.map((proposal) => ({
    id: (proposal.getId()?.getString() ?? '').toLowerCase(),
    type: proposal.getMetadataMap().get('type') ?? '',
    contentType: proposal.getMetadataMap().get('content-type') ?? 'application/octet-stream',
    data: proposal.getData_asU8(),
    metadata: proposal.getCustomMetadata_asU8(),
  }));
  if (events.some(({ id }) => !UUID.test(id))) return { message: 'Unrecognized Guid format.' };
  if (events.some(({ type }) => type === '')) return { message: "Empty eventType provided. (Parameter 'eventType')" };
  const size = events.reduce(
    (sum, { data, metadata, type }) => sum + data.length + metadata.length + 2 * type.length,
    0,
  );
  return size > MAX_APPEND ? { tooLarge: true } : events;
}

export function isProblem(read: readonly ProposedEvent[] | Problem): read is Problem {
  return !Array.isArray(read);
}

export function sizeOfData(proposals: readonly Proposal[]): number {
  return proposals.reduce((sum, proposal) => sum + proposal.getData_asU8().length, 0);
}
