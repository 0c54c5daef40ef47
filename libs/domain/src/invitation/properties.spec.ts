import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { histories, play, type Step } from '../testing/any-invitation.contract.js';
import { invitationDecider } from './decider.js';
import type { InvitationEvent } from './events.js';

const { decide } = invitationDecider;

const check = (property: (steps: Step[], events: InvitationEvent[]) => void, runs = 2_000) =>
  fc.assert(
    fc.property(histories, (commands) => {
      const steps = play(commands);
      property(
        steps,
        steps.flatMap(({ events }) => [...events]),
      );
    }),
    { numRuns: runs },
  );
const typesOf = (events: readonly InvitationEvent[]) => events.map(({ type }) => type);

describe('over any history', () => {
  it('nobody and nothing is added, removed or changed after the invitation was sent', () => {
    const frozen = [
      'SignatoryAdded',
      'SignatoryRemoved',
      'SignatoryChanged',
      'DocumentAttached',
      'DocumentDetached',
      'DraftChanged',
    ];
    check((_, events) => {
      const types = typesOf(events);
      const after = types.slice(types.indexOf('InvitationSent') + 1);
      if (types.includes('InvitationSent')) expect(after.filter((type) => frozen.includes(type))).toEqual([]);
      expect(types.filter((type) => type === 'InvitationSent').length).toBeLessThanOrEqual(1);
    });
  });

  it('nobody signs twice, and only who was asked', () => {
    check((_, events) => {
      const signed = events.flatMap((event) => (event.type === 'DocumentSigned' ? [event.data.signatoryId] : []));
      expect(new Set(signed).size).toBe(signed.length);
      const asked = events.find((event) => event.type === 'InvitationSent')?.data.signatories.map((s) => s.signatoryId);
      expect(signed.every((id) => asked?.includes(id))).toBe(true);
    });
  });

  it('it is completed exactly when all have signed, once, with the last signature', () => {
    let completions = 0;
    check((steps, events) => {
      const asked = events.find((event) => event.type === 'InvitationSent')?.data.signatories.length;
      const signatures = events.filter(({ type }) => type === 'DocumentSigned').length;
      const completed = steps.filter(({ events: own }) => typesOf(own).includes('InvitationCompleted'));
      expect(completed.length).toBe(asked !== undefined && signatures === asked ? 1 : 0);
      for (const step of completed) expect(typesOf(step.events)).toEqual(['DocumentSigned', 'InvitationCompleted']);
      completions += completed.length;
    });
    expect(completions).toBeGreaterThan(50);
  });

  it('nothing is signed once it is closed, and each signature was opened before', () => {
    check((_, events) => {
      const types = typesOf(events);
      const closed = types.findIndex((type) =>
        ['InvitationCancelled', 'InvitationExpired', 'InvitationCompleted'].includes(type),
      );
      if (closed >= 0)
        expect(
          types.slice(closed + 1).filter((type) => !/^(DocumentSealed|ManualSignatureRecorded|\w+Added)$/.test(type)),
        ).toEqual([]);
      for (const [i, event] of events.entries())
        if (event.type === 'DocumentSigned') {
          const before = events.slice(0, i);
          expect(
            before.some((e) => e.type === 'InvitationOpened' && e.data.signatoryId === event.data.signatoryId),
          ).toBe(true);
        }
    });
  });

  it('in sequential order the signatures come in that order', () => {
    check((_, events) => {
      const frozen = events.find((event) => event.type === 'InvitationSent')?.data;
      if (frozen?.order !== 'sequential') return;
      const signed = events.flatMap((event) => (event.type === 'DocumentSigned' ? [event.data.signatoryId] : []));
      expect(signed).toEqual(frozen.signatories.slice(0, signed.length).map((s) => s.signatoryId));
    });
  });

  it('the same decision is taken again from the same state', () => {
    check((steps) => {
      for (const { command: one, state, events, code } of steps) {
        const again = decide(one, state);
        expect('accepted' in again ? again.accepted : again.rejected.code).toEqual(code ?? events);
      }
    }, 300);
  });

  it('erasing every personal text changes no decision', () => {
    fc.assert(
      fc.property(histories, (commands) => {
        const outcome = ({ events, code }: Step) => code ?? typesOf(events);
        expect(play(commands, erased).map(outcome)).toEqual(play(commands).map(outcome));
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The fact as it reads once all its keys are gone. */
function erased(event: InvitationEvent): InvitationEvent {
  const personal = new Set(['title', 'message', 'fileName', 'name', 'email', 'drawing', 'reason']);
  const text = JSON.stringify(event, (key, value: unknown) => (personal.has(key) ? null : value));
  return JSON.parse(text) as InvitationEvent;
}
