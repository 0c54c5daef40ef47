import { type Holder, streams } from '@attestory/domain';
import type { EventStore } from '@attestory/event-store';
import { aggregateIdOf, categoryOf } from '@attestory/projections';

const mostRemembered = 10_000;

/** Whose each stream is, by the first event of its aggregate, which says so for ever. */
export class StreamOwners {
  private readonly known = new Map<string, string | null>();

  constructor(private readonly store: Pick<EventStore, 'readStream'>) {}

  /** The organization's id; null for a stream that is nobody's, like the service's own, or isn't there. */
  async ownerOf(stream: string): Promise<string | null> {
    const told = toldIn(stream);
    if (told === null) return null;
    const found = this.known.get(told) ?? (await this.read(told));
    if (this.known.size >= mostRemembered) this.known.clear();
    if (found !== null) this.known.set(told, found);
    return found;
  }

  private async read(stream: string): Promise<string | null> {
    const [first] = await this.store.readStream(stream);
    if (!first) return null;
    const { organizationId, holder } = JSON.parse(first.data) as Told;
    return organizationId ?? (holder?.kind === 'organization' ? holder.organizationId : null);
  }
}

/** What a first event says of the owner; a copy of a document is its holder's. */
interface Told {
  readonly organizationId?: string;
  readonly holder?: Holder;
}

/** The stream whose first event names the owner; null where none does. */
function toldIn(stream: string): string | null {
  switch (categoryOf(stream)) {
    case 'organization':
    case 'invitation':
    case 'document':
    case 'template':
    case 'bulk-sending':
    case 'archived-document':
    case 'import':
      return stream;
    case 'delivery':
      return streams.invitation(aggregateIdOf(stream));
    case 'notices': {
      const organization = streams.organization(aggregateIdOf(stream));
      return stream.startsWith(streams.notices('link-')) ? null : organization;
    }
    default:
      return null;
  }
}
