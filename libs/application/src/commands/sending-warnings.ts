import { allowsMethod, type InvitedSignatory, type RoleDemand } from '@attestory/domain';
import type { InvitationDetails, SignatoryView } from '@attestory/projections';
import type { Application } from '../application.js';
import type { OfferedMethod } from '../ports/identity-broker.port.js';
import { CommandRejectedError } from '../transact.js';

/** What a sender should know of a signatory: of what they may do, this can't be done here. */
export interface SendingWarning {
  readonly code: 'method-not-offered';
  readonly signatoryId: string;
  /** As the sender allows them; `strong` where they allow any, and there is none. */
  readonly methods: readonly string[];
}

type Brokers = Pick<Application, 'identities'>;

/** What matters of a signatory, in a draft or as the sender sees them. */
interface Asked {
  readonly signatoryId: string;
  readonly methods: readonly string[];
  readonly strongMethods: readonly string[] | null;
  /** Only a method that tells the identity number will do. */
  readonly needsNumber: boolean;
  readonly roles: RoleDemand | undefined;
}

/** What can't be used of an invitation that was sent, as the service is now. */
export function sendingWarnings(app: Brokers, { signatories }: InvitationDetails): SendingWarning[] {
  return signatories.map(shown).flatMap((asked) => {
    const methods = unusable(app, asked);
    return methods.length > 0 ? [{ code: 'method-not-offered', signatoryId: asked.signatoryId, methods }] : [];
  });
}

/**
 * Refuses to ask somebody to sign who could do so in no way that the sender allows.
 * @throws CommandRejectedError `method-not-offered`, with `signatories`
 */
export function requireUsableMethods(app: Brokers, signatories: readonly InvitedSignatory[]): void {
  const stuck = signatories.map(invited).filter((asked) => !canDraw(asked) && usable(app, asked).length === 0);
  if (stuck.length === 0) return;
  const named = stuck.map((asked) => ({ signatoryId: asked.signatoryId, methods: unusable(app, asked) }));
  throw new CommandRejectedError({ code: 'method-not-offered', signatories: named });
}

function unusable(app: Brokers, asked: Asked): readonly string[] {
  const { methods, strongMethods } = asked;
  const offered: readonly string[] = usable(app, asked).map(({ method }) => method);
  const named = methods.includes('strong') ? (strongMethods ?? (offered.length === 0 ? ['strong'] : [])) : [];
  const drawing = methods.includes('light') && !canDraw(asked) ? ['light'] : [];
  return [...named.filter((method) => !offered.includes(method)), ...drawing];
}

function usable({ identities }: Brokers, asked: Asked): readonly OfferedMethod[] {
  const tells = ({ identityNumber }: OfferedMethod) => identityNumber !== 'never' || !asked.needsNumber;
  return identities
    .methods()
    .filter(({ method }) => allowsMethod(asked, method))
    .filter(tells);
}

/** Nobody signs for an organization that is registered here by drawing: who its members are, an identity tells. */
function canDraw({ methods, roles }: Asked): boolean {
  const isRegistered = roles?.role?.kind === 'representative' && 'organizationId' in roles.role;
  return methods.includes('light') && !isRegistered;
}

function invited({ identity, identityNumber, ...rest }: InvitedSignatory): Asked {
  const needsNumber = identityNumber === true || (identity !== undefined && 'number' in identity);
  return { ...askedOf(rest), signatoryId: rest.signatoryId, needsNumber };
}

function shown({ id: signatoryId, identity, identityNumber, ...rest }: SignatoryView): Asked {
  const needsNumber = identityNumber === true || (identity !== undefined && 'identityNumber' in identity);
  return { ...askedOf(rest), signatoryId, needsNumber };
}

function askedOf({
  methods,
  strongMethods,
  roles,
}: Pick<InvitedSignatory | SignatoryView, 'methods' | 'strongMethods' | 'roles'>) {
  return { methods, strongMethods: strongMethods ?? null, roles };
}
