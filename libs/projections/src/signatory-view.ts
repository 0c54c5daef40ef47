import type { ChangedDemands, InvitedSignatory, Logged, SignatoryChanged } from '@attestory/domain';
import type { InvitationDetails, SignatoryView } from './invitation-details.js';
import { shownIdentity } from './shown-data.js';

/** A signatory as invited. */
export function signatoryOf({ signatoryId: id, name, email, methods, ...demands }: InvitedSignatory): SignatoryView {
  return changedBy({ id, name, email, methods, state: 'pending', mail: { state: 'none' } }, demands);
}

/** A signatory of a draft after a change, where it is about them. */
export function changedSignatory(view: SignatoryView, change: SignatoryChanged['data']): SignatoryView {
  if (view.id !== change.signatoryId) return view;
  const { signatoryId: _, name, email, methods, ...demands } = change;
  const plain = { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) };
  return changedBy({ ...view, ...plain, ...(methods ? { methods } : {}) }, demands);
}

/** What is null is no longer demanded. */
function changedBy(view: SignatoryView, { identity, ...demands }: ChangedDemands): SignatoryView {
  const shown = { ...demands, ...(identity === undefined ? {} : { identity: identity && shownIdentity(identity) }) };
  const members = Object.entries(shown).filter(([, value]) => value !== undefined);
  const gone = new Set(members.filter(([, value]) => value === null).map(([name]) => name));
  const next = { ...view, ...Object.fromEntries(members) };
  return Object.fromEntries(Object.entries(next).filter(([name]) => !gone.has(name))) as unknown as SignatoryView;
}

type AuthenticationEvent = Extract<Logged, { type: 'SignatoryAuthenticated' | 'AuthenticationFailed' }>;

/** How far a signatory has come with proving who they are. */
export function authenticated(view: InvitationDetails, event: AuthenticationEvent, at: string): InvitationDetails {
  const change = (signatory: SignatoryView): SignatoryView => {
    if (signatory.id !== event.data.signatoryId) return signatory;
    const { authenticationFailed: _, ...rest } = signatory;
    return event.type === 'SignatoryAuthenticated'
      ? { ...rest, authenticated: identityOf(event.data, at) }
      : { ...rest, authenticationFailed: failureOf(event.data, at) };
  };
  return { ...view, signatories: view.signatories.map(change) };
}

function identityOf(data: Extract<AuthenticationEvent, { type: 'SignatoryAuthenticated' }>['data'], at: string) {
  const { method, country, level, broker, validUntil, test } = data;
  const { keys: _, ...identity } = data.identity;
  return { at, method, country, level, broker, ...identity, validUntil, ...(test ? { test } : {}) };
}

function failureOf(data: Extract<AuthenticationEvent, { type: 'AuthenticationFailed' }>['data'], at: string) {
  const { method, code, difference } = data;
  return { at, method, code, ...(difference ? { difference } : {}) };
}
