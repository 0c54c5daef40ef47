import { accept, reject } from '../decider.js';
import type { ArrangedSignatory, ArrangeSignatories } from './commands.js';
import type { InvitationDecision } from './decide.js';
import type { InvitationEvent, InvitedSignatory } from './events.js';
import { changedSignatory } from './evolve.js';
import type { DraftState } from './state.js';

/**
 * Makes the signatories of a draft those that are listed, in that order, in one append. Those before the first who moves stay
 * where they are; from there on all are taken out and added again, with what was wanted of them before. What is listed is
 * never compared with what is there, which may have been erased.
 */
export function arrangeSignatories(command: ArrangeSignatories, state: DraftState): InvitationDecision {
  const wanted = [...new Map(command.arranged.map((one) => [idOf(one), one])).values()];
  const { signatories: limit } = command.limits;
  if (wanted.length > limit) return reject({ code: 'too-many-signatories', limit });
  const known = new Map(state.signatories.map((one) => [one.signatoryId, one]));
  const target = wanted.map((one) => placed(known.get(idOf(one)), one)).filter((one) => one !== null);
  if (target.length < wanted.length) return reject({ code: 'signatory-unknown' });
  const listed = new Set(wanted.map(idOf));
  const kept = state.signatories.filter(({ signatoryId }) => listed.has(signatoryId));
  const mover = kept.findIndex(({ signatoryId }, index) => signatoryId !== target[index]?.signatoryId);
  const staying = kept.slice(0, mover === -1 ? kept.length : mover);
  const gone = state.signatories.filter((one) => !staying.includes(one));
  return accept<InvitationEvent>(
    ...gone.map(({ signatoryId }) => ({ type: 'SignatoryRemoved' as const, data: { signatoryId } })),
    ...wanted.slice(0, staying.length).flatMap(changeOf),
    ...target.slice(staying.length).map((data) => ({ type: 'SignatoryAdded' as const, data })),
  );
}

function idOf(one: ArrangedSignatory) {
  return ('added' in one ? one.added : one.kept).signatoryId;
}

/** null: there is nobody to keep. */
function placed(known: InvitedSignatory | undefined, one: ArrangedSignatory): InvitedSignatory | null {
  if ('added' in one) return known ?? one.added;
  return known ? changedSignatory(known, one.kept) : null;
}

function changeOf(one: ArrangedSignatory): InvitationEvent[] {
  if (!('kept' in one) || Object.keys(one.kept).length === 1) return [];
  return [{ type: 'SignatoryChanged', data: one.kept }];
}
