import type { MemberInvitationMail, SignInLinkMail } from '@attestory/application';
import type { MailBody, Words } from './mail-body.js';

/** A link to sign in, for whoever asked for it. */
export function signInLink(mail: SignInLinkMail, { texts }: Words): MailBody {
  const { t } = texts;
  return {
    subject: t('signInLink.subject'),
    heading: t('signInLink.heading'),
    blocks: [
      { kind: 'paragraph', text: t('signInLink.intro') },
      { kind: 'button', label: t('signInLink.button'), link: mail.link, copyLink: t('copyLink') },
      { kind: 'paragraph', text: t('signInLink.until', { time: texts.time(mail.expiresAt) }), strong: true },
      { kind: 'paragraph', text: t('signInLink.personal') },
    ],
  };
}

/** Asks somebody to join an organization. */
export function memberInvitation(mail: MemberInvitationMail, { texts, organization }: Words): MailBody {
  const { t } = texts;
  return {
    subject: t('memberInvitation.subject', { organization }),
    heading: t('memberInvitation.heading', { organization }),
    blocks: [
      { kind: 'paragraph', text: t(`memberInvitation.role.${mail.role}`) },
      { kind: 'paragraph', text: t('memberInvitation.how') },
      { kind: 'button', label: t('memberInvitation.button'), link: mail.link, copyLink: t('copyLink') },
      { kind: 'paragraph', text: t('memberInvitation.until', { time: texts.time(mail.expiresAt) }), strong: true },
      { kind: 'paragraph', text: t('memberInvitation.personal') },
    ],
  };
}
