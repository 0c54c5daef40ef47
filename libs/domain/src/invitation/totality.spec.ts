import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Sha256 } from '../ids.js';
import { histories, play } from '../testing/any-invitation.contract.js';
import { inAMonth, limits, now, signatory } from '../testing/invitation.sample.js';
import { InvitationModel } from '../testing/invitation-model.sample.js';
import type { InvitationCommand } from './commands.js';
import { invitationDecider } from './decider.js';
import type { InvitationEvent } from './events.js';
import { isFrozen } from './evolve.js';
import type { InvitationState } from './state.js';

const { decide, evolve, initial } = invitationDecider;
const runs = { numRuns: 2_000 };
/** Ids as an attacker would choose them, beside sensible ones. */
const id = fc.constantFrom('aino', 'bo', 'd1', 'link-aino', 'link-bo', '', '__proto__', 'constructor', 'toString');
const hashes = fc.dictionary(
  id,
  fc.constantFrom('d1', 'x').map((h) => h.padEnd(64, '0') as Sha256),
);
const text = fc.constantFrom('A text', '', null);

/** Any state that some history leads to. */
const states = histories.map((commands) =>
  play(commands)
    .flatMap(({ events }) => [...events])
    .reduce(evolve, initial),
);

/** A type that is missing here doesn't compile. */
const allOf = <T extends string>(types: Readonly<Record<T, true>>) => Object.keys(types) as T[];
const commandTypes = allOf<InvitationCommand['type']>({
  ...{ DraftInvitation: true, ChangeDraft: true, DiscardDraft: true, AttachDocument: true, DetachDocument: true },
  ...{ AddSignatory: true, ChangeSignatory: true, RemoveSignatory: true, SendInvitation: true, OpenInvitation: true },
  ...{ SignDocument: true, CancelInvitation: true, ExpireInvitation: true, SealDocuments: true, AddTimeStamp: true },
  ...{ AddValidationData: true, AuthenticateSignatory: true },
  ...{ DeclineToSign: true, RemindSignatories: true, CorrectSignatoryContact: true, ExtendInvitation: true },
  ...{ RecordManualSignature: true, ArrangeSignatories: true },
});
const eventTypes = allOf<InvitationEvent['type']>({
  ...{ InvitationDrafted: true, DraftChanged: true, DraftDiscarded: true, DocumentAttached: true },
  ...{ DocumentDetached: true, SignatoryAdded: true, SignatoryChanged: true, SignatoryRemoved: true },
  ...{ InvitationSent: true, InvitationOpened: true, DocumentSigned: true, InvitationCompleted: true },
  ...{ InvitationCancelled: true, InvitationExpired: true, DocumentSealed: true, TimeStampAdded: true },
  ...{ SignatoryDeclined: true, InvitationDeclined: true, SignatoryReminded: true, SignatoryContactCorrected: true },
  ...{ InvitationExtended: true, ValidationDataAdded: true, SignatoryAuthenticated: true, AuthenticationFailed: true },
  ManualSignatureRecorded: true,
});

/** Commands of every type with any content of the right shape. */
const anyCommand = fc
  .record({
    type: fc.constantFrom(...commandTypes),
    signatoryId: id,
    documentId: id,
    linkId: id,
    sessionId: id,
    outcome: fc.oneof(
      fc.record({ failed: fc.record({ signatoryId: id, method: id }) }),
      fc.record({
        proofed: fc.record({
          signatoryId: id,
          method: fc.constantFrom('fi-bank-id', ''),
          level: fc.constantFrom('low', 'high'),
        }),
      }),
    ),
    role: fc.constantFrom({ kind: 'self' }, { kind: 'representative', businessId: 'b' }),
    now: fc.constantFrom(now, inAMonth),
    contentHashes: hashes,
    shown: hashes,
    signedBy: fc.array(id, { maxLength: 3 }),
    seals: fc.array(fc.record({ documentId: id }), { maxLength: 3 }),
    documents: fc.array(fc.record({ documentId: id, sha256: fc.constant('d1'.padEnd(64, '0')) }), { maxLength: 3 }),
    signatories: fc.array(
      id.map((one) => signatory(one)),
      { maxLength: 3 },
    ),
    arranged: fc.array(
      fc.oneof(
        id.map((one) => ({ added: signatory(one) })),
        id.map((one) => ({ kept: { signatoryId: one, name: null } })),
      ),
      { maxLength: 3 },
    ),
    lightIsComplete: fc.boolean(),
    title: text,
    reason: text,
    email: text,
    signatoryIds: fc.option(fc.array(id, { maxLength: 3 })),
    scan: fc.record({ documentId: id }),
    latestDay: fc.constant('2026-11-25'),
    signedOn: fc.constantFrom('', '2026-11-24', '9999-12-31'),
    trigger: fc.constantFrom('sender', 'schedule'),
    nextAt: fc.constantFrom(null, inAMonth),
    expiresAt: fc.constantFrom(null, now, inAMonth),
    stamp: fc.record({ documentId: id, previousSha256: fc.constantFrom('s'.padEnd(64, '0'), '') }),
    added: fc.record({ documentId: id, previousSha256: fc.constantFrom('s'.padEnd(64, '0'), '') }),
    light: fc.option(fc.record({ name: text, drawing: fc.constant(null) }), { nil: undefined }),
    send: fc.option(fc.constant({ now, defaultExpiresAt: inAMonth, policyVersion: '1' }), { nil: undefined }),
  })
  .map((parts) => {
    const { signatoryId, documentId } = parts;
    const whole = { document: { documentId }, signatory: signatory(signatoryId), limits, notAgainBefore: inAMonth };
    return { defaultExpiresAt: inAMonth, order: 'parallel', ...whole, ...parts } as unknown as InvitationCommand;
  });

/** Facts of every type, whether or not any history could hold them there. */
const anyEvent = fc
  .record({
    type: fc.constantFrom(...eventTypes),
    data: fc.record({
      documentId: id,
      signatoryId: id,
      linkId: id,
      sessionId: id,
      assurance: fc.constantFrom('single-factor', 'strong'),
      validUntil: fc.constantFrom(now, inAMonth),
      title: text,
      scan: fc.record({ documentId: id }),
      signedBy: fc.array(id, { maxLength: 3 }),
      documents: fc.array(fc.record({ documentId: id }), { maxLength: 3 }),
      signatories: fc.array(
        id.map((one) => signatory(one)),
        { maxLength: 3 },
      ),
    }),
  })
  .map((event) => event as unknown as InvitationEvent);

describe('the decider of invitations', () => {
  it('answers any command in any state, never throws, and leaves the state as it was', () => {
    fc.assert(
      fc.property(states, anyCommand, (state, command) => {
        const before = JSON.stringify(state);
        const decision = decide(command, state);
        expect('accepted' in decision !== 'rejected' in decision).toBe(true);
        expect(JSON.stringify(decide(command, state))).toBe(JSON.stringify(decision));
        expect(JSON.stringify(state)).toBe(before);
      }),
      runs,
    );
  });

  it('folds any fact in any state, and no fact at all makes a sent invitation a draft or changes who signs what', () => {
    const frozen = (state: InvitationState) =>
      isFrozen(state) ? [state.documents, state.signatories.map((s) => [s.signatoryId, s.methods])] : null;
    fc.assert(
      fc.property(states, fc.array(anyEvent, { maxLength: 10 }), (state, events) => {
        const after = events.reduce(evolve, state);
        if (isFrozen(state)) expect(frozen(after)).toEqual(frozen(state));
        if (state.status === 'discarded') expect(after).toEqual(state);
      }),
      runs,
    );
  });

  it('changes nothing when an opening or a sealing comes again', () => {
    fc.assert(
      fc.property(histories, (commands) => {
        for (const { command, state, events } of play(commands))
          if (events.length > 0 && (command.type === 'OpenInvitation' || command.type === 'SealDocuments'))
            expect(decide(command, events.reduce(evolve, state))).toEqual({ accepted: [] });
      }),
      runs,
    );
  });

  it('takes nobody and no document twice, so that all can sign, and each document has one seal per set', () => {
    fc.assert(
      fc.property(states, fc.array(anyCommand, { maxLength: 12 }), (start, commands) => {
        let state = start;
        for (const command of commands) {
          const decision = decide(command, state);
          const events = 'accepted' in decision ? decision.accepted : [];
          const sealed = events.flatMap((e) => (e.type === 'DocumentSealed' ? [e.data.documentId] : []));
          expect(new Set(sealed).size).toBe(sealed.length);
          state = events.reduce(evolve, state);
          if (!('documents' in state)) continue;
          const ids = [
            ...state.documents.map((d) => d.documentId),
            ...state.signatories.map((s) => `s ${s.signatoryId}`),
          ];
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
      runs,
    );
  });

  it('agrees with a plain model of domain.md on every command after sending', () => {
    let compared = 0;
    fc.assert(
      fc.property(histories, (commands) => {
        let model: InvitationModel | null = null;
        for (const { command, state, events, code } of play(commands)) {
          if (model)
            expect({ command, outcome: code ?? events.map((e) => e.type) }).toEqual({
              command,
              outcome: model.take(command),
            });
          if (model) compared++;
          const after = events.reduce(evolve, state);
          if (isFrozen(after)) model ??= new InvitationModel(after);
        }
      }),
      runs,
    );
    expect(compared).toBeGreaterThan(10_000);
  });
});
