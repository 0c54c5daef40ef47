import { randomUUID } from 'node:crypto';
import { type ApiClient, eventually } from '../../test/support/api-client.ts';
import { downloadLinkOf } from '../../test/support/signing.ts';
import type { Route } from './repeatable.ts';

/** What is done with download links. @param delivered an invitation that is sealed, with the secret of a link of it */
export function repeatableDeliveries(
  api: ApiClient,
  delivered: () => Promise<{ readonly id: string; readonly secret: string }>,
): Readonly<Record<string, Route>> {
  const bySecret = async () => ({ as: api, body: { secret: (await delivered()).secret } });
  return {
    '/v1/invitations/{id}/download-links/{linkId}/revocation': {
      effect: 'LinkClosed',
      prepare: async () => {
        const { id } = await delivered();
        // The link to sign closes with its invitation, by itself.
        await eventually(async () => {
          const { body } = await api.get(`/v1/invitations/${id}/history`);
          return body.items.some(({ type }: { readonly type: string }) => type === 'LinkClosed') || undefined;
        }, `the end of the link to sign ${id}`);
        return { as: api, at: `/v1/invitations/${id}/download-links/${await downloadLinkOf(api, id)}/revocation` };
      },
    },
    '/v1/downloads': { effect: null, prepare: bySecret },
    '/v1/forms/downloads': { effect: null, prepare: bySecret },
    // Each asks anew, as often as a recipient, or an address, may.
    '/v1/download-links': { effect: null, refusals: [429], prepare: bySecret },
    '/v1/forms/download-links': {
      effect: null,
      refusals: [429],
      prepare: async () => ({ as: api, body: { email: `aino.${randomUUID()}@example.com` } }),
    },
  };
}
