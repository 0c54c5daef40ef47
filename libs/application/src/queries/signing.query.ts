import type { InvitationSent, RoleDemand } from '@attestory/domain';
import type { Application, SigningSession } from '../application.js';
import { type Branding, brandingIn, type FoundLogo, logoOf } from '../commands/organization/branding.js';
import { openLink } from '../commands/signing-link.js';
import { consentIn } from '../consent.js';
import { CommandRejectedError } from '../transact.js';
import { type OrganizationToSignFor, organizationsToSignFor } from '../people/organizations-to-sign-for.js';
import { type AuthenticationView, authenticationView } from './authentication-view.js';
import { type SignedView, signedView } from './signed-view.js';
import { type WhomToAsk, whomToAsk } from './whom-to-ask.js';

/** What a signatory sees: who asks, what to sign, until when, who else signs, and what they can do now. */
export interface SigningView {
  readonly invitationId: string;
  readonly organization: { readonly name: string; readonly branding: Branding };
  readonly title: string | null;
  readonly message: string | null;
  readonly state: 'sent' | 'completed';
  readonly expiresAt: string;
  readonly order: 'parallel' | 'sequential';
  readonly me: {
    readonly signatoryId: string;
    readonly name: string | null;
    readonly state: 'pending' | 'opened' | 'signed';
    readonly methods: readonly string[];
    /** For `strong`; null: any that is offered. */
    readonly strongMethods: readonly string[] | null;
    /** In sequential order: whether it is their turn to sign. */
    readonly turn: boolean;
    /** How they can prove who they are; absent: the sender asks for none. */
    readonly authentication?: AuthenticationView;
    /** What the sender settles about the role in which they sign. */
    readonly roles?: RoleDemand;
    /** Registered organizations for which they may sign as a member, or are asked to; absent: none is known. */
    readonly organizations?: readonly OrganizationToSignFor[];
    /** Absent: they have not signed. */
    readonly signature?: SignedView & {
      /** Where no copy comes to them by itself: who has the sealed documents. */
      readonly ask?: WhomToAsk;
    };
  };
  /** By name only: addresses are nobody else's business. */
  readonly signatories: readonly { readonly name: string | null; readonly state: 'pending' | 'signed' }[];
  readonly documents: readonly {
    readonly id: string;
    readonly fileName: string | null;
    readonly sha256: string;
    readonly pages: number;
    readonly bytes: number;
    readonly attachments: number;
    /** Signatures that it carried when it was uploaded. */
    readonly signatures: number;
    /** Whether this session has been served it whole. */
    readonly shown: boolean;
  }[];
  readonly consent: { readonly text: string; readonly language: string; readonly version: string };
}

/** @throws CommandRejectedError `link-unknown`, `link-closed` */
export async function signingView(app: Application, session: SigningSession): Promise<SigningView> {
  const { invitation, events, delivery, signatoryId } = await openLink(app, session);
  const sent = events.find((event) => event.type === 'InvitationSent')?.data as InvitationSent['data'];
  const me = invitation.signatories.find((s) => s.signatoryId === signatoryId);
  const named = sent.signatories.find((s) => s.signatoryId === signatoryId);
  if (!me || !named) throw new CommandRejectedError({ code: 'link-unknown' });
  const organization = await app.views.organizations.get(invitation.organizationId);
  const first = invitation.signatories.find((s) => !s.signed);
  const organizations = await organizationsToSignFor(app, session, me, events);
  const signature = signedView(app, signatoryId, events, delivery);
  const ask = signature?.copies.length === 0 ? await whomToAsk(app, session.invitationId) : null;
  const shown: Readonly<Record<string, string>> = delivery.shown[session.sessionId as never] ?? {};
  return {
    invitationId: session.invitationId,
    organization: { name: organization?.name ?? '', branding: await brandingIn(app, invitation.organizationId) },
    title: sent.title,
    message: sent.message,
    state: invitation.status === 'completed' ? 'completed' : 'sent',
    expiresAt: invitation.expiresAt,
    order: invitation.order,
    me: {
      signatoryId,
      name: named.name,
      state: me.signed ? 'signed' : me.openedOver.length > 0 ? 'opened' : 'pending',
      methods: me.methods,
      strongMethods: me.strongMethods,
      turn: !me.signed && (invitation.order === 'parallel' || first === me),
      ...(me.methods.includes('strong')
        ? { authentication: authenticationView(app, session, me, { language: invitation.language, events }) }
        : {}),
      ...(me.roles ? { roles: me.roles } : {}),
      ...(organizations.length > 0 ? { organizations } : {}),
      ...(signature ? { signature: { ...signature, ...(ask ? { ask } : {}) } } : {}),
    },
    signatories: invitation.signatories.map((s) => ({
      name: sent.signatories.find((n) => n.signatoryId === s.signatoryId)?.name ?? null,
      state: s.signed ? ('signed' as const) : ('pending' as const),
    })),
    documents: sent.documents.map(({ documentId: id, fileName, sha256, pages, bytes, attachments, signatures = 0 }) => {
      return { id, fileName, sha256, pages, bytes, attachments, signatures, shown: shown[id] === sha256 };
    }),
    consent: consentIn(sent.language),
  };
}

/** The logo of whoever asks; null: they have none. @throws CommandRejectedError `link-unknown`, `link-closed` */
export async function signingLogo(app: Application, session: SigningSession): Promise<FoundLogo | null> {
  return logoOf(app, (await openLink(app, session)).invitation.organizationId);
}
