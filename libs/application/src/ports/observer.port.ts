/** What an operator may follow of the work: its steps, and what was tried again. Names and ids, nothing personal, nothing secret. */
export interface Observer {
  /**
   * Runs work as a step within what is under way. With `follows` it is one that begins anew, behind events that the log
   * holds, whoever appended them.
   */
  step<T>(step: Step, work: (note: Note) => Promise<T>): Promise<T>;
  /** A command is decided again, since somebody was faster or the outcome of its append is unknown. */
  triedAgain(because: 'conflict' | 'unknown'): void;
}

export interface Step {
  /** Of ours: which kind of work, never about whom. */
  readonly name: string;
  readonly details?: Details;
  /** The ids of the events that it works on, oldest first. Asked only by an observer that follows. */
  readonly follows?: () => readonly string[];
}

export type Details = Readonly<Record<string, string | number>>;

/** Adds what turns out on the way. */
export type Note = (details: Details) => void;

const noNote: Note = () => undefined;

/** Nobody watches: the work is done, and nothing else. */
export const unobserved: Observer = {
  step: (_, work) => work(noNote),
  triedAgain: () => undefined,
};
