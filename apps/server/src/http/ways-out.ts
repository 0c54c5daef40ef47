import type { FrozenState } from '@attestory/domain';

/** What can be done instead of changing who signs (product.md, S3 and S6–S7), as links that work. */
export interface WayOut {
  readonly rel: string;
  readonly title: string;
  readonly method: 'GET' | 'POST';
  readonly href: string;
  /** What to send along. */
  readonly body?: object;
}

/**
 * For signatories who have none of the methods of strong authentication: a copy that they sign by drawing. Who of them has one is
 * left out of `signatoryIds`, and authenticates in the copy, too.
 */
export function lightCopy(invitationId: string, signatoryIds: readonly string[]): WayOut {
  return {
    rel: 'light-copy',
    title: 'Make a copy in which those who have no strong authentication draw their signature; then cancel this one',
    method: 'POST',
    href: `/v1/invitations/${invitationId}/copy`,
    body: { light: true, signatoryIds },
  };
}

/** The ways out of an invitation that was sent. */
export function waysOut(state: FrozenState): readonly WayOut[] {
  const invitation = `/v1/invitations/${state.invitationId}`;
  const copy: WayOut = {
    rel: 'copy',
    title: 'Make a copy as a draft, put its signatories right and send it',
    method: 'POST',
    href: `${invitation}/copy`,
  };
  const anew: WayOut = {
    rel: 'new-invitation',
    title: 'Send a completely new invitation with the right signatories',
    method: 'POST',
    href: '/v1/invitations',
  };
  const addendum: WayOut = {
    rel: 'addendum',
    title: 'Draft an addendum that refers to the documents as they are, and have it signed',
    method: 'POST',
    href: `${invitation}/addendum`,
  };
  const sealed: WayOut[] =
    state.signedBy.length === 0
      ? []
      : state.documents.map(({ documentId }) => ({
          rel: 'sealed-document',
          title: 'Download the document with the signatures that it has: it is valid with them',
          method: 'GET',
          href: `${invitation}/documents/${documentId}/sealed`,
        }));
  const cancel: WayOut[] =
    state.status === 'sent'
      ? [
          {
            rel: 'cancel',
            title: 'Cancel the invitation: open links are closed, signatures already made stay valid',
            method: 'POST',
            href: `${invitation}/cancel`,
          },
        ]
      : [];
  const onPaper: WayOut[] =
    state.status === 'completed'
      ? []
      : [
          {
            rel: 'manual-signatures',
            title: 'Have what is missing signed on paper, and record who signed with the scan',
            method: 'POST',
            href: `${invitation}/manual-signatures`,
          },
        ];
  return [copy, anew, ...onPaper, addendum, ...sealed, ...cancel];
}
