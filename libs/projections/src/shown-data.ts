import { type ExpectedIdentity, type Holder, type Logged, maskIdentityNumber } from '@attestory/domain';

/**
 * A fact's data as people are shown it: of a drawing only its size and number of points, identity numbers that the sender
 * named masked, no keyed hashes, and not which person has a copy or has opened a link: whoever sent a document sees that there are such.
 */
export function shownData(event: Logged): unknown {
  switch (event.type) {
    case 'DocumentSigned':
      return event.data.light?.drawing ? { ...event.data, light: lightOf(event.data.light) } : event.data;
    case 'SignatoryAdded':
    case 'SignatoryChanged':
      return withMaskedIdentity(event.data);
    case 'InvitationSent':
      return { ...event.data, signatories: event.data.signatories.map(withMaskedIdentity) };
    case 'SignatoryAuthenticated':
    case 'IdentityLinked': {
      const { keys: _, ...identity } = event.data.identity;
      return { ...event.data, identity };
    }
    case 'DocumentImported':
      return { ...event.data, signatories: event.data.signatories.map(({ keys: _, ...signatory }) => signatory) };
    case 'LinkIssued': {
      const { inbox, ...link } = event.data;
      return inbox ? { ...link, inbox: { foundBy: inbox.foundBy, assurance: inbox.assurance } } : link;
    }
    case 'HolderAdded':
    case 'HolderRemoved':
      return { ...event.data, holder: shownHolder(event.data.holder) };
    case 'ImportArchived':
    case 'CopiesArchived': {
      const archived = event.data.archived.map((copy) => ({ ...copy, holder: shownHolder(copy.holder) }));
      return { ...event.data, archived };
    }
    default:
      return event.data;
  }
}

function shownHolder(holder: Holder): Holder | { readonly kind: 'person' } {
  return holder.kind === 'person' ? { kind: 'person' } : holder;
}

type Light = NonNullable<Extract<Logged, { type: 'DocumentSigned' }>['data']['light']>;

function lightOf({ name, drawing }: Light) {
  const strokes = drawing?.strokes ?? [];
  const points = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  const typed = drawing?.typed ? { typed: true } : {};
  return { name, drawing: { size: drawing?.size, strokes: strokes.length, points, ...typed } };
}

function withMaskedIdentity(data: { readonly identity?: ExpectedIdentity | null }): object {
  return data.identity ? { ...data, identity: shownIdentity(data.identity) } : data;
}

/** Whom a sender expects, as people are shown it. */
export type ShownIdentity =
  | { readonly identityNumber: string | null; readonly country: string | null }
  | { readonly name: string | null; readonly birthDate: string | null };

/** An expected identity with its number masked; null where it was erased. */
export function shownIdentity(identity: ExpectedIdentity): ShownIdentity {
  if (!('number' in identity)) return identity;
  const { number } = identity;
  return { identityNumber: number && maskIdentityNumber(number), country: number?.country ?? null };
}
