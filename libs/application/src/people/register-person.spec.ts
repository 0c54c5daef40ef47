import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonId } from '@attestory/domain';
import { aino } from '../testing/fake-broker.sample.js';
import { peopleApplication } from '../testing/people.sample.js';
import { claim, findClaims } from './identity-claims.js';
import { emailKeyOf, identityKeysOf } from './identity-keys.js';
import { linkToPerson, type PersonClaim, registerOrFindPerson } from './register-person.js';

let world: ReturnType<typeof peopleApplication>;
beforeEach(() => {
  world = peopleApplication();
});

const onni = { ...aino, subject: 'pseudonym-9', identityNumber: { country: 'FI', value: '240405A977H' } } as const;
const strong = (proofed: typeof aino = aino): PersonClaim => ({ proofed, authenticationId: crypto.randomUUID() });
const email = (address: string): PersonClaim => ({ email: address });
const wanted = { language: 'fi', correlationId: crypto.randomUUID() } as const;
const register = (proof: PersonClaim, app = world.app) =>
  registerOrFindPerson(app, proof, { ...wanted, register: true });
const find = (proof: PersonClaim, app = world.app) => registerOrFindPerson(app, proof, { ...wanted, register: false });
const refusedAs = (code: string) => ({ rejection: { code } });

describe('Who registers', () => {
  it('gets one account, which is found again by the same identity, on any process', async () => {
    const first = await register(strong());
    expect(first).toMatchObject({ registered: true, language: 'fi' });
    for (const again of [find(strong()), register(strong()), find(strong(), world.open())])
      expect(await again).toEqual({ ...first, registered: false });
    expect(world.types('person')).toEqual(['PersonRegistered', 'IdentityLinked']);
    expect(world.types('identity')).toEqual(['IdentityClaimed', 'IdentityClaimed']);
  });

  it('is found by the number under another name of the broker’s, which is kept from then on', async () => {
    const { personId } = await register(strong());
    const other = { ...aino, subject: 'pseudonym-2', issuer: 'https://other.example' };
    expect((await find(strong(other))).personId).toBe(personId);
    expect((await find(strong({ ...other, identityNumber: null }))).personId).toBe(personId);
    expect(world.types('person').filter((type) => type === 'IdentityLinked')).toHaveLength(3);
  });

  it('is found by a broker’s name alone where there is no number', async () => {
    const vera = { ...aino, method: 'nl-idin', identityNumber: null } as const;
    const { personId } = await register(strong(vera));
    expect((await find(strong(vera))).personId).toBe(personId);
    await expect(find(strong({ ...vera, issuer: 'https://other.example' }))).rejects.toMatchObject(
      refusedAs('person-unknown'),
    );
  });

  it('by an e-mail address is found by it in any case', async () => {
    const { personId } = await register(email('aino@example.com'));
    expect((await find(email('Aino@Example.COM'))).personId).toBe(personId);
    expect(world.types('person')).toEqual(['PersonRegistered', 'EmailVerified']);
  });

  it('at the same moment on two processes gets the same account', async () => {
    const found = await Promise.all([register(strong()), register(strong(), world.open())]);
    expect(found[0]?.personId).toBe(found[1]?.personId);
    expect(found.filter(({ registered }) => registered)).toHaveLength(1);
    expect(world.types('person')).toEqual(['PersonRegistered', 'IdentityLinked']);
  });

  it('after a crash between claim and registration gets the account under the claimed id', async () => {
    const personId = crypto.randomUUID() as PersonId;
    const [number] = [identityKeysOf(world.app, aino).number as string];
    await claim(world.app, number, personId, { actor: 'person:x', correlationId: 'c', causationId: null });
    await expect(find(strong())).rejects.toMatchObject(refusedAs('person-unknown'));
    expect(await register(strong())).toMatchObject({ personId, registered: true });
  });

  it('leaves no identity, address or hash of one readable in the log', async () => {
    await register(strong());
    await register(email('aino@example.com'));
    const log = JSON.stringify(world.store.events);
    const { number, subject } = identityKeysOf(world.app, aino);
    for (const secret of ['Esimerkki', '961N', 'pseudonym-1', 'aino@', number, subject])
      expect(log).not.toContain(secret);
  });
});

describe('Who is not registered', () => {
  it('is unknown, and leaves nothing behind', async () => {
    await expect(find(strong())).rejects.toMatchObject(refusedAs('person-unknown'));
    expect([world.store.events.length, world.keys.keys.size]).toEqual([0, 0]);
  });

  it('any more because the claim’s key was destroyed is unknown, too', async () => {
    await register(email('aino@example.com'));
    const hash = emailKeyOf(world.app, 'aino@example.com');
    expect(await findClaims(world.app, [hash])).toEqual([expect.objectContaining({ personId: expect.any(String) })]);
    await world.keys.destroy([{ scope: 'identities', subject: hash }]);
    expect(await findClaims(world.app, [hash])).toEqual([null]);
    await expect(find(email('aino@example.com'))).rejects.toMatchObject(refusedAs('person-unknown'));
  });
});

describe('An account', () => {
  it('takes another identity and an address, by which it is found from then on', async () => {
    const { personId } = await register(email('aino@example.com'));
    expect(await linkToPerson(world.app, personId, strong(), wanted)).toMatchObject({ personId, registered: false });
    await linkToPerson(world.app, personId, email('other@example.com'), wanted);
    for (const proof of [strong(), email('other@example.com')]) expect((await find(proof)).personId).toBe(personId);
  });

  it('does not take what is another one’s', async () => {
    const { personId } = await register(email('aino@example.com'));
    await register(strong(onni));
    await expect(linkToPerson(world.app, personId, strong(onni), wanted)).rejects.toMatchObject(
      refusedAs('identity-linked-elsewhere'),
    );
    expect(world.types('person').filter((type) => type === 'IdentityLinked')).toHaveLength(1);
  });

  it('is nobody’s where number and broker’s name are two people’s', async () => {
    await register(strong());
    await register(strong(onni));
    const mixed = { ...aino, subject: onni.subject };
    for (const attempt of [find, register])
      await expect(attempt(strong(mixed))).rejects.toMatchObject(refusedAs('identity-linked-elsewhere'));
  });
});
