import { beforeEach, describe, expect, it } from '@jest/globals';
import { streams } from '@attestory/domain';
import type { Application } from '../application.js';
import { LinkSecrets } from '../link-secrets.js';
import { peopleApplication } from '../testing/people.sample.js';
import { requestEmailLink, signInByEmailLink } from './email-links.js';

const correlationId = crypto.randomUUID();
const links = new LinkSecrets(new Uint8Array(32));
const refusedAs = (code: string, reason?: string) => ({ rejection: { code, ...(reason ? { reason } : {}) } });

describe('signing in by an e-mail link', () => {
  let world: ReturnType<typeof peopleApplication>;
  let app: Application;
  const open = (): Application => ({ ...world.open(), links });
  /** Asks for a link and gives its id and secret, as only the e-mail has it. */
  const ask = async (email = 'aino@example.com') => {
    await requestEmailLink(app, { email, language: 'fi' }, correlationId);
    const stream = world.store.events.findLast((event) => event.type === 'EmailLinkRequested')?.stream as string;
    const linkId = stream.slice(streams.emailLink('').length);
    return { linkId, secret: links.secretOf('sign-in', { linkId, aboutId: linkId }) };
  };
  beforeEach(() => {
    world = peopleApplication();
    app = open();
  });

  it('registers once whoever uses several links of one address', async () => {
    const first = await signInByEmailLink(app, (await ask()).secret, correlationId);
    const second = await signInByEmailLink(app, (await ask('Aino@Example.com')).secret, correlationId);
    expect([first.registered, second.registered]).toEqual([true, false]);
    expect(second.personId).toBe(first.personId);
    expect(first.language).toBe('fi');
  });

  it('lets in one of those who use a link at once, on whatever process', async () => {
    const { secret } = await ask();
    const uses = [app, open(), open()].map((one) => signInByEmailLink(one, secret, correlationId));
    const outcomes = await Promise.allSettled(uses);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(refusedAs('link-closed', 'used'));
    expect(world.types('email')).toEqual(['EmailLinkRequested', 'EmailLinkUsed']);
    expect(world.types('person').filter((type) => type === 'PersonRegistered')).toHaveLength(1);
  });

  it('does and records the same for an address that is known', async () => {
    const { secret } = await ask();
    await signInByEmailLink(app, secret, correlationId);
    const [known, appends] = [world.store.events.length, world.store.appends];
    await ask();
    const [again, appended] = [world.store.events.length, world.store.appends];
    await ask('nobody@example.com');
    expect([world.store.events.length - again, world.store.appends - appended]).toEqual([
      again - known,
      appended - appends,
    ]);
  });

  it('is refused over a link that is none, has expired, or whose address was erased', async () => {
    await expect(signInByEmailLink(app, 'x', correlationId)).rejects.toMatchObject(refusedAs('link-unknown'));
    const linkId = crypto.randomUUID();
    const made = links.secretOf('sign-in', { linkId, aboutId: linkId });
    await expect(signInByEmailLink(app, made, correlationId)).rejects.toMatchObject(refusedAs('link-unknown'));
    const erased = await ask();
    await world.keys.destroy([{ scope: streams.emailLink(erased.linkId), subject: 'recipient' }]);
    await expect(signInByEmailLink(app, erased.secret, correlationId)).rejects.toMatchObject(refusedAs('link-closed'));
    const late = await ask();
    world.clock.pass(30 * 60_000);
    await expect(signInByEmailLink(app, late.secret, correlationId)).rejects.toMatchObject(
      refusedAs('link-closed', 'expired'),
    );
    expect(world.types('person')).toEqual([]);
  });
});
