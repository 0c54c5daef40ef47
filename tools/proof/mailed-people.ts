import { randomUUID } from 'node:crypto';
import { ApiClient, eventually } from '../../test/support/api-client.ts';
import { expectStatus } from '../../test/support/signing.ts';
import type { MailRig } from './mail-rig.ts';

export const nobody = ({ server }: MailRig): ApiClient => new ApiClient(server.baseUrl);
export const somebody = (n: number): string[] => Array.from({ length: n }, () => `mail.${randomUUID()}@example.com`);

/** Waits until everybody has an e-mail with a link of a kind, and gives the secrets of the newest ones. */
export function untilMailed(rig: MailRig, addresses: readonly string[], link: string): Promise<readonly string[]> {
  return eventually(async () => {
    const secrets = addresses.map((address) => secretsTo(rig, address, link).at(-1));
    return secrets.every((secret) => secret !== undefined) ? secrets : undefined;
  }, `an e-mail with ${link} to each of ${addresses.length}`);
}

/** Lets an e-mail go out, and gives the secret of its link, which no other had. */
export async function mailedBy(rig: MailRig, address: string, link: string, ask: () => Promise<unknown>) {
  const before = secretsTo(rig, address, link).length;
  await ask();
  return eventually(async () => secretsTo(rig, address, link)[before], `an e-mail with ${link}`);
}

function secretsTo(rig: MailRig, address: string, link: string): readonly string[] {
  const links = rig.mail.to(address).flatMap((mail) => mail.links);
  return links.filter((one) => one.includes(link)).map((one) => one.split('#')[1] ?? '');
}

/** Somebody who signs in by e-mail. */
export async function signInByMail(rig: MailRig, email: string): Promise<ApiClient> {
  const secret = await mailedBy(rig, email, '/r#', async () =>
    expectStatus(await nobody(rig).post('/v1/email-links', { email, language: 'en' }), 202),
  );
  const session = await nobody(rig).post('/v1/sessions', { secret });
  expectStatus(session, 201);
  return nobody(rig).as(session.body.token as string);
}

const joined = new WeakMap<MailRig, readonly string[]>();

/** The main users of the organization, who have joined by e-mail; what it archives is kept for a month. */
export async function mainUsers(rig: MailRig): Promise<readonly string[]> {
  const known = joined.get(rig);
  if (known) return known;
  const api = await rig.api();
  const path = `/v1/organizations/${rig.organizationId}`;
  expectStatus(await api.put(`${path}/retention-rules`, { folderId: null, months: 1 }), 200);
  const addresses = somebody(rig.recipients);
  for (const email of addresses) {
    expectStatus(await api.post(`${path}/members`, { email, role: 'main-user', language: 'en' }), 201);
    const person = await signInByMail(rig, email);
    const [join] = await untilMailed(rig, [email], '/j#');
    expectStatus(await person.post('/v1/memberships', { secret: join }), 201);
  }
  joined.set(rig, addresses);
  return addresses;
}
