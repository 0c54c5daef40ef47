import fc from 'fast-check';
import type { Instant, LinkId, OrganizationId } from '../ids.js';
import type { InvitationCommand } from '../invitation/commands.js';
import { invitationDecider } from '../invitation/decider.js';
import type { InvitationEvent, SigningRole } from '../invitation/events.js';
import type { InvitationState } from '../invitation/state.js';
import {
  addTimeStamp,
  addValidationData,
  authenticate,
  correct,
  decline,
  document,
  draft,
  extend,
  failAuthentication,
  hashOf,
  inAMonth,
  limits,
  now,
  open,
  recordManually,
  remind,
  seal,
  sealUnstamped,
  sealUnvalidated,
  sent,
  sign,
  signatory,
  strongly,
} from './invitation.sample.js';

const people = ['aino', 'bo', 'carla'];
const person = fc.constantFrom(...people, 'stranger');
const time = fc.constantFrom(
  now,
  '2026-12-24T09:59:59.999Z' as Instant,
  inAMonth,
  '2026-12-24T10:00:00.001Z' as Instant,
);
const reminderTime = fc.constantFrom(
  now,
  '2026-11-25T09:59:59.999Z' as Instant,
  '2026-11-25T10:00:00.000Z' as Instant,
  inAMonth,
);
const hashes = fc.constantFrom(
  { d1: hashOf('d1'), d2: hashOf('d2') },
  { d1: hashOf('d1') },
  { d1: hashOf('x'), d2: hashOf('d2') },
);

const signingTime = fc.constantFrom(now, '2026-11-24T10:14:59.999Z' as Instant, '2026-11-24T10:15:00.000Z' as Instant);
const roles = fc.constantFrom<SigningRole>(
  { kind: 'self' },
  { kind: 'otherOrganization', name: 'A choir' },
  { kind: 'representative', name: 'Acme', businessId: '1234567-1' },
  { kind: 'representative', name: 'Acme', businessId: '1234567-1', capacity: { authority: 'alone', position: 'CEO' } },
  { kind: 'representative', organizationId: 'o' as OrganizationId, capacity: { authority: 'alone', position: 'CEO' } },
  { kind: 'representative', name: 'Other', businessId: '7654321-0', capacity: { authority: 'alone', position: 'CEO' } },
);
const authenticated = ([id, method, at]: readonly [string, string, Instant]) =>
  authenticate(id, { method: method as never, now: at });

/** Commands as they may come, sensible or not; signing and opening are frequent, so that invitations do complete. */
const command: fc.Arbitrary<InvitationCommand> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ id: person, at: time }).map(({ id, at }) => open(id, at)) },
  { weight: 10, arbitrary: person.map((id) => sign(id)) },
  { weight: 2, arbitrary: fc.tuple(person, person).map(([id, of]) => sign(id, { linkId: `link-${of}` as LinkId })) },
  { weight: 1, arbitrary: fc.tuple(person, person).map(([id, of]) => open(id, now, `link-${of}`)) },
  {
    weight: 3,
    arbitrary: fc
      .record({ id: person, now: time, contentHashes: hashes, shown: hashes, lightIsComplete: fc.boolean() })
      .map(({ id, ...rest }) => sign(id, rest as never)),
  },
  { weight: 4, arbitrary: fc.tuple(person, fc.constantFrom('fi-bank-id', 'se-bankid'), time).map(authenticated) },
  {
    weight: 2,
    arbitrary: fc
      .record({ id: person, of: person, level: fc.constantFrom('low', 'substantial') })
      .map(({ id, of, level }) => authenticate(id, { sessionId: `session-${of}`, level } as never)),
  },
  {
    weight: 1,
    arbitrary: person.map((id) => failAuthentication(id, { code: 'identity-mismatch', difference: 'number' })),
  },
  { weight: 1, arbitrary: fc.tuple(person, time).map(([id, at]) => failAuthentication(id, {}, at)) },
  {
    weight: 4,
    arbitrary: fc
      .record({
        ...{ id: person, now: signingTime, sessionId: person.map((of) => `session-${of}`), role: roles },
        memberBy: person.map((of) => `authentication-${of}`),
      })
      .map(({ id, ...rest }) => sign(id, rest as never)),
  },
  { weight: 1, arbitrary: fc.tuple(person, time).map(([id, at]) => decline(id, at)) },
  { weight: 1, arbitrary: fc.tuple(person, time).map(([id, at]) => correct(id, 'new@example.com', at)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.option(fc.subarray([...people, 'stranger'])), reminderTime)
      .map(([ids, at]) => remind(ids, at)),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        ids: fc.subarray([...people, 'stranger'], { maxLength: 2 }),
        scan: fc.constantFrom('s1', 's2', 's3', 's4', 's5'),
        named: fc.constantFrom([], ['Somebody']),
        signedOn: fc.constantFrom('2026-11-24', '2026-11-25', '2026-11-26'),
      })
      .map(({ ids, ...rest }) => recordManually(ids, rest)),
  },
  { weight: 1, arbitrary: fc.tuple(time, time).map(([until, at]) => extend(until, at)) },
  { weight: 1, arbitrary: fc.constant({ type: 'CancelInvitation', reason: 'Because' } as InvitationCommand) },
  { weight: 1, arbitrary: time.map((at) => ({ type: 'ExpireInvitation', now: at }) as InvitationCommand) },
  { weight: 2, arbitrary: fc.shuffledSubarray(people).map((ids) => seal(...ids)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('x', 'y'), fc.shuffledSubarray(people))
      .chain(([sha256, ids]) => fc.constantFrom(sealUnstamped(sha256, ...ids), sealUnvalidated(sha256, ...ids))),
  },
  { weight: 1, arbitrary: fc.constantFrom('x', 'y').map((sha256) => addTimeStamp(sha256)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('x', 'y')
      .map((sha256) => addTimeStamp(sha256, 'd1', undefined, { sha256: `${sha256}+`, validationDataDue: true })),
  },
  { weight: 1, arbitrary: fc.constantFrom('x', 'y', 'x+', 'y+').map((sha256) => addValidationData(sha256)) },
  {
    weight: 2,
    arbitrary: person.map((id) => ({ type: 'AddSignatory', signatory: signatory(id), limits }) as InvitationCommand),
  },
  { weight: 1, arbitrary: person.map((id) => ({ type: 'RemoveSignatory', signatoryId: id }) as InvitationCommand) },
  {
    weight: 1,
    arbitrary: fc.shuffledSubarray(people).map((ids) => {
      const arranged = ids.map((id, index) =>
        index % 2 === 0 ? { added: signatory(id) } : { kept: { signatoryId: id as never, name: 'New' } },
      );
      return { type: 'ArrangeSignatories', arranged, limits } as InvitationCommand;
    }),
  },
  {
    weight: 1,
    arbitrary: person.map((id) => ({ type: 'ChangeSignatory', signatoryId: id, name: 'New' }) as InvitationCommand),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('d1', 'd2', 'd3')
      .map((id) => ({ type: 'AttachDocument', document: document(id), limits }) as InvitationCommand),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('d1', 'd2')
      .map((id) => ({ type: 'DetachDocument', documentId: id }) as InvitationCommand),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'ChangeDraft', title: 'New' } as InvitationCommand) },
  { weight: 1, arbitrary: fc.constantFrom<InvitationCommand>({ type: 'DiscardDraft' }, draft()) },
  {
    weight: 1,
    arbitrary: time.map(
      (at) =>
        ({ type: 'SendInvitation', now: at, defaultExpiresAt: inAMonth, policyVersion: '1' }) as InvitationCommand,
    ),
  },
);
/** Of whom the sender wants more than a drawing. */
const demanded = [
  strongly('aino', { strongMethods: ['fi-bank-id'] }),
  {
    ...signatory('bo', ['light', 'strong']),
    roles: { role: { kind: 'representative', name: 'Acme', businessId: '1234567-1' }, capacity: true },
  },
  strongly('carla', { roles: { role: { kind: 'self' }, capacity: true } }),
] as const;
const start = fc.constantFrom(
  draft({ documents: ['d1', 'd2'], signatories: demanded, send: true }),
  draft({ documents: ['d1', 'd2'], signatories: demanded, order: 'sequential', send: true }),
  sent(),
  sent('sequential'),
  draft({ documents: ['d1', 'd2'], signatories: people.map((id) => signatory(id)) }),
);
/** Half of the histories are of people who just open and sign. */
const signers = fc
  .constantFrom(...people)
  .chain((id) => fc.constantFrom(open(id), authenticate(id), sign(id) as InvitationCommand));
const courses = fc.oneof(fc.array(command, { maxLength: 40 }), fc.array(signers, { minLength: 10, maxLength: 40 }));
/** A draft or a sent invitation, and what people then try with it. */
export const histories = fc.tuple(start, courses).map(([first, rest]) => [first, ...rest]);

/** A command, what it met and what came of it. */
export interface Step {
  readonly command: InvitationCommand;
  readonly state: InvitationState;
  readonly events: readonly InvitationEvent[];
  readonly code: string | null;
}

const { decide, evolve, initial } = invitationDecider;

/** Plays commands one after another; `seen` is how each fact reads when it is folded. */
export function play(
  commands: readonly InvitationCommand[],
  seen: (event: InvitationEvent) => InvitationEvent = (e) => e,
): Step[] {
  let state = initial;
  return commands.map((one) => {
    const decision = decide(one, state);
    const events = 'accepted' in decision ? decision.accepted : [];
    const step = { command: one, state, events, code: 'rejected' in decision ? decision.rejected.code : null };
    state = events.map(seen).reduce(evolve, state);
    return step;
  });
}
