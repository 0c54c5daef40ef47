import type { Application } from '../application.js';

/** One process's term as the leader of something that only one may do at a time. */
export interface Lead {
  /** Greater than that of any leader before. */
  readonly token: number;
  /** Whether it is sure that nobody else leads. Once it isn't, it never is again in this term. */
  holds(): boolean;
}

/** What one process does on behalf of all of them. */
export interface LedWork {
  /** Of the lease. */
  readonly name: string;
  /** Begins. It may begin again, in another term, after it was stopped. */
  start(lead: Lead): Promise<void>;
  /** Ends; resolves when nothing of it runs any more. It was told to when its lead still holds, or has lost it when not. */
  stop(): Promise<void>;
}

/** Something wasn't done, because another process may lead by now. */
export class LeadLostError extends Error {
  override readonly name = 'LeadLostError';
}

/** The application as a leader uses it: it sends nothing and commands nothing once another process may lead. */
export function asLeader(app: Application, lead: Lead): Application {
  const mustLead = () => {
    if (!lead.holds()) throw new LeadLostError('another process may lead by now');
  };
  return {
    ...app,
    transactor: {
      load: (stream, decider) => app.transactor.load(stream, decider),
      transact: (transaction) =>
        app.transactor.transact({
          ...transaction,
          guard: (state) => {
            mustLead();
            transaction.guard?.(state);
          },
        }),
    },
    mail: {
      send: async (mail) => {
        mustLead();
        await app.mail.send(mail);
      },
      close: () => app.mail.close(),
    },
  };
}
