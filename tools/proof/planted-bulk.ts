import type { ApiClient } from '../../test/support/api-client.ts';
import { expectStatus } from '../../test/support/signing.ts';
import { bulkSendingThat, postCsv, templateOf } from '../../test/support/templates.ts';
import type { Planted } from './planted.ts';

const texts = {
  'name of a template': 'Planted template Ck2',
  'role of a template': 'Planted Role Mn6',
  'value of a row': 'Planted value Tr4',
  'column that nobody asks for': 'Planted column Ye1',
};
const contact = { name: 'Planted Contact Hb3', email: 'contact.hb3@example.com' };
const row = { name: 'Planted Tenant Uf8', email: 'tenant.uf8@example.com' };

/** Sends to a row of a table, and leaves another out. @param refused what is sent where it does not belong */
export async function plantBulk(api: ApiClient, pdf: Uint8Array, refused: string): Promise<Planted[]> {
  const [name, role, value, unasked] = Object.values(texts) as [string, string, string, string];
  const roles = [{ name: role }, { name: 'Landlord', contact }];
  const made = await api.post('/v1/templates', templateOf(name, pdf, { title: `{{${role}.name}} {{Rent}}`, roles }));
  expectStatus(made, 201);
  const head = `${role}.name,${role}.email,Rent,Ours`;
  const csv = [head, `${row.name},${row.email},${value},${unasked}`, `${refused},${refused},${refused},=${refused}`];
  const path = `/v1/templates/${made.body.id}/bulk-sendings`;
  const bytes = Buffer.from(csv.join('\n'));
  expectStatus(await postCsv(api, `${path}/preview`, bytes), 200);
  expectStatus(await postCsv(api, path, bytes), 422);
  const begun = await postCsv(api, `${path}?skipErrors=true`, bytes);
  expectStatus(begun, 202);
  await bulkSendingThat(api, begun.body.bulkSendingId, ({ state }) => state === 'ended');
  expectStatus(await api.get(`/v1/bulk-sendings/${begun.body.bulkSendingId}/result.csv`), 200);
  return [
    ...Object.entries(texts).map(([what, text]): Planted => ({ kind: 'text', name: what, value: text })),
    ...Object.entries(contact).map(
      ([what, text]): Planted => ({ kind: 'another person', name: `contact’s ${what}`, value: text }),
    ),
    ...Object.entries(row).map(
      ([what, text]): Planted => ({ kind: 'another person', name: `row’s ${what}`, value: text }),
    ),
  ];
}
