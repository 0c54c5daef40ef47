import { randomUUID } from 'node:crypto';
import type { ApiClient } from '../../test/support/api-client.ts';
import { csvOf, templateOf } from '../../test/support/templates.ts';
import { expectStatus } from '../../test/support/signing.ts';
import type { Route } from './repeatable.ts';

/** Every POST about templates and bulk sendings. */
export function repeatableTemplates(api: ApiClient, pdf: Uint8Array): Readonly<Record<string, Route>> {
  const person = () => ({ name: 'Aino', email: `aino.${randomUUID()}@example.com` });
  const template = async () => {
    const made = await api.post('/v1/templates', templateOf('Lease', pdf));
    expectStatus(made, 201);
    return made.body as { readonly id: string; readonly roles: readonly { readonly roleId: string }[] };
  };
  const headers = { 'content-type': 'text/csv' };
  return {
    '/v1/templates': {
      effect: 'TemplateSaved',
      prepare: async () => ({ as: api, body: templateOf('Once', pdf), other: templateOf('Twice', pdf) }),
    },
    '/v1/templates/{id}/invitations': {
      effect: 'InvitationDrafted',
      prepare: async () => {
        const { id, roles } = await template();
        const use = () => ({ signatories: [{ roleId: roles[0]?.roleId, ...person() }] });
        return { as: api, at: `/v1/templates/${id}/invitations`, body: use(), other: use() };
      },
    },
    '/v1/templates/{id}/bulk-sendings/preview': {
      effect: null,
      refusals: [409],
      prepare: async () => ({
        ...{ as: api, headers, body: csvOf([person()]) },
        at: `/v1/templates/${(await template()).id}/bulk-sendings/preview`,
      }),
    },
    '/v1/templates/{id}/bulk-sendings': {
      effect: 'BulkSendingBegun',
      prepare: async () => ({
        ...{ as: api, headers, body: csvOf([person()]), other: csvOf([person()]) },
        at: `/v1/templates/${(await template()).id}/bulk-sendings`,
      }),
    },
    '/v1/bulk-sendings/{id}/stop': {
      effect: 'BulkSendingStopped',
      prepare: async () => {
        const people = Array.from({ length: 300 }, person);
        const begun = await api.post(`/v1/templates/${(await template()).id}/bulk-sendings`, csvOf(people), headers);
        expectStatus(begun, 202);
        return { as: api, at: `/v1/bulk-sendings/${begun.body.bulkSendingId}/stop` };
      },
    },
  };
}
