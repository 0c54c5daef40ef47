import type {
  AttachedDocument,
  FrozenState,
  InvitationEvent,
  InvitationSent,
  Logged,
  SigningRole,
} from '@attestory/domain';
import type {
  SignaturePageAuthentication,
  SignaturePageContent,
  SignaturePageSignatory,
} from '../ports/pdf-workshop.port.js';

/** What the signature page of one document says, from the facts of the invitation. */
export function signaturePage(
  {
    state,
    events,
    sent,
  }: {
    readonly state: FrozenState;
    readonly events: readonly Logged<InvitationEvent>[];
    readonly sent: InvitationSent['data'];
  },
  document: AttachedDocument,
  rest: Pick<SignaturePageContent, 'organizationName' | 'sealedAt' | 'head' | 'verification'>,
): SignaturePageContent {
  const { documentId: id, fileName, sha256, bytes, pages, signatures } = document;
  const earlier = signatures === undefined ? {} : { signatures };
  const number = sent.documents.indexOf(document) + 1;
  return {
    ...rest,
    language: sent.language,
    invitationId: state.invitationId,
    title: sent.title,
    document: { id, fileName, sha256, bytes, pages, ...earlier, number, of: sent.documents.length },
    state: state.signedBy.length === state.signatories.length ? 'completed' : 'partly-signed',
    sentAt: events.find((event) => event.type === 'InvitationSent')?.meta.time ?? rest.sealedAt,
    signatories: signatoriesOnPage(sent, events),
  };
}

/** Each signatory as asked, with their signature as the log has it. */
export function signatoriesOnPage(
  sent: InvitationSent['data'],
  events: readonly Logged<InvitationEvent>[],
): readonly SignaturePageSignatory[] {
  return sent.signatories.map(({ signatoryId, name }) => {
    const signed = events.find((event) => event.type === 'DocumentSigned' && event.data.signatoryId === signatoryId);
    const declined = events.some((e) => e.type === 'SignatoryDeclined' && e.data.signatoryId === signatoryId);
    const unsigned = { state: declined ? ('declined' as const) : ('pending' as const) };
    return { name, ...(signed?.type === 'DocumentSigned' ? signatureOf(signed, events) : unsigned) };
  });
}

function signatureOf(
  event: Extract<Logged<InvitationEvent>, { type: 'DocumentSigned' }>,
  events: readonly Logged<InvitationEvent>[],
) {
  const { assurance, method, role, light, authenticationId } = event.data;
  const { time: signedAt, id: eventId, hash: eventHash } = event.meta;
  const drawn = light ? { typedName: light.name, drawing: light.drawing } : {};
  const proven = authenticationOf(events, authenticationId);
  const signature = { signedAt, assurance, method, role: roleOf(role), ...drawn, ...proven, eventId, eventHash };
  return { state: 'signed' as const, signature };
}

/** What a strong signature rests on, from the fact that it names. */
function authenticationOf(
  events: readonly Logged<InvitationEvent>[],
  authenticationId: string | undefined,
): { readonly authentication?: SignaturePageAuthentication } {
  const found = events.find(
    (event) => event.type === 'SignatoryAuthenticated' && event.data.authenticationId === authenticationId,
  );
  if (found?.type !== 'SignatoryAuthenticated') return {};
  const { country, level, broker, authenticatedAt, identity, test } = found.data;
  const { name, birthDate, identityNumber } = identity;
  const proven = { country, level, broker, name, birthDate, identityNumber, authenticatedAt };
  return { authentication: { ...proven, ...(test ? { test } : {}) } };
}

function roleOf(role: SigningRole): NonNullable<SignaturePageSignatory['signature']>['role'] {
  if (role.kind !== 'representative') return role;
  const stated = role.capacity ? { capacity: role.capacity } : {};
  return 'name' in role
    ? { kind: 'representative', name: role.name, businessId: role.businessId, ...stated }
    : { kind: 'representative', name: null, ...stated };
}
