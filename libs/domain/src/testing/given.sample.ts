import type { Decider } from '../decider.js';

/** The specification's form: given a history, when a command comes, then these facts, or this refusal. */
export function given<C, E extends { readonly type: string }, S, R extends { readonly code: string }>(
  decider: Decider<C, E, S, R>,
  history: readonly E[],
) {
  const state = history.reduce(decider.evolve, decider.initial);
  return {
    when: (command: C) => {
      const decision = decider.decide(command, state);
      const told = JSON.stringify(decision);
      return {
        /** The facts' types, in order, and, where given, their data. */
        thenAccepted: (...expected: readonly (E['type'] | E)[]) => {
          if ('rejected' in decision) throw new Error(`expected ${JSON.stringify(expected)}, but: ${told}`);
          const types = expected.map((event) => (typeof event === 'string' ? event : event.type));
          const same = JSON.stringify(decision.accepted.map(({ type }) => type)) === JSON.stringify(types);
          const data = expected.every((event, i) => typeof event === 'string' || isSame(event, decision.accepted[i]));
          if (!same || !data) throw new Error(`expected ${JSON.stringify(expected)}, but: ${told}`);
          return decision.accepted;
        },
        thenRejected: (code: R['code'], members: object = {}) => {
          const wanted = { code, ...members };
          if (!('rejected' in decision)) throw new Error(`expected the refusal ${code}, but: ${told}`);
          const actual = decision.rejected as Record<string, unknown>;
          if (!Object.entries(wanted).every(([name, value]) => isSame(value, actual[name])))
            throw new Error(`expected ${JSON.stringify(wanted)}, but: ${told}`);
        },
      };
    },
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
