/** What a command leads to: facts to append (none: nothing had to change), or a refusal. */
export type Decision<Event, Rejection> = { readonly accepted: readonly Event[] } | { readonly rejected: Rejection };

/**
 * An aggregate as three pure functions. `decide` is total and never throws; `evolve` never refuses: what is in the log has
 * happened. Time, new ids and the actor arrive in the command.
 */
export interface Decider<Command, Event, State, Rejection> {
  readonly initial: State;
  readonly decide: (command: Command, state: State) => Decision<Event, Rejection>;
  readonly evolve: (state: State, event: Event) => State;
}

export const accept = <E>(...events: readonly E[]): { readonly accepted: readonly E[] } => ({ accepted: events });
export const reject = <R>(rejected: R): { readonly rejected: R } => ({ rejected });

/** Folds a history into a state. */
export function foldAll<E, S>(evolve: (state: S, event: E) => S, initial: S, events: Iterable<E>): S {
  let state = initial;
  for (const event of events) state = evolve(state, event);
  return state;
}
