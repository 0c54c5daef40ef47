/**
 * Does one thing at a time for all who asked for it before it began: many at once cost one or two commands, and the slower a
 * server is, the more go together.
 */
export class Gathering<Q, A> {
  private running: Promise<unknown> = Promise.resolve();
  private next: { readonly questions: Q[]; readonly answer: Promise<A> } | null = null;

  /** @param work does what all of these ask for; what it gives holds each one's answer */
  constructor(private readonly work: (questions: readonly Q[]) => Promise<A>) {}

  /** What is so, or was done, after this was asked; others' answers may be in it, too. */
  ask(question: Q): Promise<A> {
    this.next ??= this.prepare();
    this.next.questions.push(question);
    return this.next.answer;
  }

  private prepare() {
    const questions: Q[] = [];
    const answer = this.running.then(() => {
      this.next = null;
      const working = this.work(questions);
      this.running = working.catch(() => undefined);
      return working;
    });
    return { questions, answer };
  }
}
