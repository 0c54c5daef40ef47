import { randomUUID } from 'node:crypto';
import {
  checkEmailLink,
  emailLinkDecider,
  emailLinkFor,
  type EmailLinkRequested,
  type Language,
  type LinkId,
  type Logged,
  type PersonId,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';
import type { CommandIdentity } from '../command-identity.js';
import { type FoundPerson, registerOrFindPerson } from '../people/register-person.js';
import { later } from '../ports/clock.port.js';
import { CommandRejectedError } from '../transact.js';

type Tools = Pick<Application, 'clock' | 'keys' | 'links' | 'lookup' | 'transactor'>;

/**
 * Asks for a link to sign in, to be mailed. The same is done and recorded for every address, known or not: nobody learns
 * from it, nor from how long it takes, whether somebody has an account.
 */
export async function requestEmailLink(
  app: Pick<Tools, 'clock' | 'transactor'>,
  { email, language }: { readonly email: string; readonly language: Language },
  correlationId: string,
): Promise<void> {
  const linkId = randomUUID() as LinkId;
  const link = { linkId, email, language, expiresAt: later(app.clock.now(), emailLinkFor) };
  await app.transactor.transact({
    stream: streams.emailLink(linkId),
    decider: emailLinkDecider,
    command: { type: 'RequestEmailLink', link },
    identity: identityOf(linkId, correlationId),
    content: { linkId },
  });
}

/** Who signed in by an e-mail link, and by which. */
export interface SignedInByEmail extends FoundPerson {
  readonly linkId: LinkId;
}

/**
 * Uses a link: whoever has its secret reads the mail of its address. Who has no account gets one. Of several who use it at
 * once one does.
 * @throws CommandRejectedError `link-unknown`, `link-closed`
 */
export async function signInByEmailLink(app: Tools, secret: string, correlationId: string): Promise<SignedInByEmail> {
  const linkId = app.links.open('sign-in', secret)?.linkId as LinkId | undefined;
  if (!linkId) throw new CommandRejectedError({ code: 'link-unknown' });
  const { state, events } = await app.transactor.load(streams.emailLink(linkId), emailLinkDecider);
  const refusal = checkEmailLink(state, app.clock.now());
  if (refusal) throw new CommandRejectedError(refusal);
  const { email, language } = (events[0] as Logged<EmailLinkRequested>).data;
  // Erased: it was somebody's, and is nobody's any more.
  if (email === null) throw new CommandRejectedError({ code: 'link-closed', reason: 'expired' });
  const person = await registerOrFindPerson(app, { email }, { language, register: true, correlationId });
  await useLink(app, linkId, person.personId, correlationId);
  return { ...person, linkId };
}

async function useLink(app: Tools, linkId: LinkId, personId: PersonId, correlationId: string): Promise<void> {
  await app.transactor.transact({
    stream: streams.emailLink(linkId),
    decider: emailLinkDecider,
    command: () => ({ type: 'UseEmailLink' as const, personId, now: app.clock.now() }),
    identity: identityOf(linkId, correlationId),
    content: { use: linkId },
  });
}

function identityOf(linkId: LinkId, correlationId: string): CommandIdentity {
  return { commandId: randomUUID(), actor: `link:${linkId}`, correlationId, causationId: null };
}
