import { type ApiClient, eventually } from './api-client.ts';
import { expectStatus } from './signing.ts';

/** Who signs as the tenant of {@link templateOf}. */
export interface Tenant {
  readonly name: string;
  readonly email: string;
}

/** A template with one role, whose title asks for nothing but who that is. */
export function templateOf(name: string, pdf: Uint8Array, change: object = {}) {
  return {
    ...{ name, title: `${name} {{Tenant.name}}`, roles: [{ name: 'Tenant' }] },
    documents: [{ fileName: `${name}.pdf`, base64: Buffer.from(pdf).toString('base64') }],
    ...change,
  };
}

/** A CSV for {@link templateOf}. */
export function csvOf(tenants: readonly Tenant[]): Buffer {
  const rows = tenants.map(({ name, email }) => `${name},${email}`);
  return Buffer.from(['Tenant.name,Tenant.email', ...rows].join('\r\n'));
}

/** Sends a CSV to a route that takes one. */
export function postCsv(api: ApiClient, path: string, csv: Uint8Array, headers: Record<string, string> = {}) {
  return api.post(path, csv, { 'content-type': 'text/csv', ...headers });
}

/** Sends by a template, and waits until that has ended. @returns the id of the bulk sending */
export async function sentInBulk(api: ApiClient, templateId: string, tenants: readonly Tenant[]): Promise<string> {
  const begun = await postCsv(api, `/v1/templates/${templateId}/bulk-sendings`, csvOf(tenants));
  expectStatus(begun, 202);
  const id = begun.body.bulkSendingId as string;
  await bulkSendingThat(api, id, ({ state }) => state === 'ended');
  return id;
}

/** A bulk sending once it is as far as that. */
export function bulkSendingThat(api: ApiClient, id: string, isSo: (body: any) => boolean): Promise<any> {
  return eventually(async () => {
    const { body } = await api.get(`/v1/bulk-sendings/${id}`);
    return isSo(body) ? body : undefined;
  }, `the bulk sending ${id}`);
}
