import type { Asker, Explained, Finding, Reason, Step } from './answer.js';

/** Where a next step is taken. */
export interface NextWay {
  readonly href: string;
  /** Which text stands on it. */
  readonly text: 'inbox' | 'signIn' | 'invitation' | 'archive' | 'copy' | 'newLink' | 'certificate' | 'again';
  /** The side of the role menu on which it is; absent: the one that whoever asks is on, or none at all. */
  readonly context?: string;
}

/** The question, on the page itself. */
export const questionId = 'question';

type Ways = Partial<Record<Step, NextWay>>;

/** The way to what can be done next; null: it is done elsewhere, such as by asking somebody. */
export function nextWay({ next, certificateId, reason }: Finding, document: Explained, asker: Asker): NextWay | null {
  if (!next) return null;
  const { invitationId, copies, organization } = document;
  const again: NextWay = { href: `#${questionId}`, text: 'again' };
  const invitation: NextWay = {
    href: invitationId === null ? '/app/invitations' : `/app/invitations/${invitationId}`,
    text: 'invitation',
  };
  const archive: NextWay = { href: '/app/archive', text: 'archive' };
  const copy: NextWay = copies[0] === undefined ? archive : { href: `/app/archive/${copies[0]}`, text: 'copy' };
  const certificates = asker === 'own' ? '/v1/me/certificates' : '/app/retention/certificates';
  const ways: Ways = {
    'search-otherwise': again,
    'sign-in-with-other-identity': { href: '/register', text: 'signIn' },
    'sign-now': { href: '/app/inbox', text: 'inbox' },
    'wait-for-others': asker === 'own' ? { href: '/app/inbox', text: 'inbox' } : invitation,
    'remind-signatories': invitation,
    'copy-the-invitation': invitation,
    'give-a-copy': copy,
    'look-in-the-archive': copy,
    'give-another-address': asker === 'own' ? { href: '/d', text: 'newLink' } : invitation,
    'ask-for-new-link': { href: '/d', text: 'newLink' },
    // Which organization was represented is known to whoever did; which one sent it is known here.
    ...(reason === 'organization-account-holds-it'
      ? { 'change-to-organization': { ...archive, context: `organization/${organization.id}` } }
      : {}),
    ...(certificateId === undefined
      ? {}
      : { 'see-certificate': { href: `${certificates}/${certificateId}`, text: 'certificate' } }),
  };
  return ways[next.step] ?? null;
}

/** The article that says more about a reason. */
export const articleOf: Readonly<Record<Reason, string>> = {
  'never-asked': 'frozen-invitation',
  'other-identity': 'registration',
  'not-completed': 'signing',
  cancelled: 'cancelling',
  'signed-on-paper': 'frozen-invitation',
  'signed-as-representative': 'signing-roles',
  'signed-without-strong-authentication': 'light-signature',
  'link-switched-off': 'where-documents-are',
  'saving-switched-off': 'where-documents-are',
  'mail-bounced': 'downloading',
  'link-expired-or-used': 'downloading',
  'retention-passed': 'retention',
  purged: 'retention',
  'organization-account-holds-it': 'role-menu',
};
