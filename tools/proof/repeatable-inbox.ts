import { randomUUID } from 'node:crypto';
import type { ApiClient } from '../../test/support/api-client.ts';
import { sendInvitation } from '../../test/support/signing.ts';
import type { PeopleAtHand } from './people-at-hand.ts';
import type { Route } from './repeatable.ts';

/** What people do with what waits for them. */
export function repeatableInbox(
  api: ApiClient,
  pdf: Uint8Array,
  people: PeopleAtHand,
): Readonly<Record<string, Route>> {
  return {
    // Its fact is one that e-mails leave, too, whenever they go out: that there is one of it is tested beside the command.
    '/v1/me/inbox/{id}/link': {
      effect: null,
      // While the first is under way.
      refusals: [409],
      prepare: async () => {
        const identity = { country: 'FI', identityNumber: '010190-961N' };
        const aino = { name: 'Aino', email: `aino.${randomUUID()}@example.com`, methods: ['fi-bank-id'], identity };
        const { id } = await sendInvitation(api, pdf, [aino]);
        const { body } = await api.get(`/v1/invitations/${id}`);
        const signatoryId = (body.signatories as { id: string }[])[0]?.id;
        return { as: await people.session(), at: `/v1/me/inbox/${id}/link`, body: { signatoryId } };
      },
    },
  };
}
