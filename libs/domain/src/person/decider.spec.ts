import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { given } from '../testing/given.sample.js';
import type { PersonCommand, PersonalProof } from './commands.js';
import { personDecider } from './decider.js';
import type { PersonEvent } from './events.js';
import { identityClaimDecider } from './identity-claim.js';

const identity = (identityId: string) =>
  ({ identity: { identityId, method: 'fi-bank-id' } }) as unknown as PersonalProof;
const email = (emailId: string) => ({ email: { emailId, email: 'aino@example.com' } }) as PersonalProof;
const register = (proof: PersonalProof) =>
  ({ type: 'RegisterPerson', personId: 'p', language: 'fi', proof }) as PersonCommand;
const link = (proof: PersonalProof): PersonCommand => ({ type: 'LinkProof', proof });
const language = (to: string) => ({ type: 'ChooseLanguage', language: to }) as PersonCommand;
const signOut: PersonCommand = { type: 'SignOutEverywhere' };

const { decide, evolve, initial } = personDecider;
const eventsOf = (commands: readonly PersonCommand[]) => {
  const events: PersonEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, events.reduce(evolve, initial));
    if ('accepted' in decision) events.push(...decision.accepted);
  }
  return events;
};
const after = (...commands: PersonCommand[]) => given(personDecider, eventsOf(commands));

describe('a person', () => {
  it('registers by an identity, strongly', () => {
    const [registered] = after()
      .when(register(identity('i')))
      .thenAccepted('PersonRegistered', 'IdentityLinked');
    expect(registered?.data).toEqual({ personId: 'p', language: 'fi', assurance: 'strong' });
  });

  it('registers by an e-mail address, weakly, and becomes strong by an identity', () => {
    const [registered] = after()
      .when(register(email('e')))
      .thenAccepted('PersonRegistered', 'EmailVerified');
    expect(registered?.data).toMatchObject({ assurance: 'single-factor' });
    const events = eventsOf([register(email('e')), link(identity('i'))]);
    expect(events.reduce(evolve, initial)).toMatchObject({ assurance: 'strong', identities: ['i'], emails: ['e'] });
  });

  it('has each identity and address once, however often it comes', () => {
    const known = after(register(identity('i')), link(email('e')));
    for (const proof of [identity('i'), email('e')])
      for (const command of [register(proof), link(proof)]) known.when(command).thenAccepted();
    known.when(register(identity('another'))).thenAccepted('IdentityLinked');
    known.when(link(email('another'))).thenAccepted('EmailVerified');
  });

  it('chooses a language; the same one again changes nothing', () => {
    after(register(email('e')))
      .when(language('sv'))
      .thenAccepted('LanguageChosen');
    after(register(email('e')), language('sv'))
      .when(language('sv'))
      .thenAccepted();
    after(register(email('e')))
      .when(language('fi'))
      .thenAccepted();
  });

  it('signs out everywhere, again and again', () => {
    after(register(email('e')), signOut)
      .when(signOut)
      .thenAccepted('SignedOutEverywhere');
  });

  it('does nothing before it is registered', () => {
    for (const command of [link(email('e')), language('sv'), signOut])
      after().when(command).thenRejected('person-unknown');
  });

  it('answers any command in any state, never throws, and is registered once', () => {
    const id = fc.constantFrom('a', 'b', '', '__proto__', 'constructor');
    const proof = fc.oneof(id.map(identity), id.map(email));
    const command = fc.oneof(
      proof.map(register),
      proof.map(link),
      fc.constantFrom('fi', 'sv').map(language),
      fc.constant(signOut),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        const events = eventsOf(commands);
        const facts = events.map((event) => JSON.stringify(event));
        const proofs = facts.filter((text) => /IdentityLinked|EmailVerified/.test(text));
        expect(new Set(proofs).size).toBe(proofs.length);
        expect(events.filter(({ type }) => type === 'PersonRegistered').length).toBeLessThanOrEqual(1);
        if (events.length > 0) expect(events[0]?.type).toBe('PersonRegistered');
      }),
    );
  });
});

describe('the claim of an identity', () => {
  const claim = (personId: string) => ({ type: 'ClaimIdentity', personId }) as never;
  it('belongs to who came first, and to nobody else after that', () => {
    given(identityClaimDecider, [])
      .when(claim('p'))
      .thenAccepted({ type: 'IdentityClaimed', data: { personId: 'p' as never } });
    const claimed = [{ type: 'IdentityClaimed' as const, data: { personId: 'p' as never } }];
    for (const who of ['p', 'q']) given(identityClaimDecider, claimed).when(claim(who)).thenAccepted();
    const events = [...claimed, { type: 'IdentityClaimed' as const, data: { personId: 'q' as never } }];
    expect(events.reduce(identityClaimDecider.evolve, identityClaimDecider.initial)).toEqual({ personId: 'p' });
  });
});
