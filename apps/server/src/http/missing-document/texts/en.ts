import type { MissingReason, NextStep } from '@attestory/domain';
import type { GeneralHint, GeneralOutcome } from '../texts.js';
import type { MissingDocumentAnswer, SearchHint } from '@attestory/application';

/** What somebody is told who misses a document. The other languages have the same keys. */
export const en = {
  outcome: {
    found: {
      title: 'These may be the document you are looking for',
      detail: 'For each of them you see which reasons apply, what that rests on, and what you can do next.',
    },
    'found-more': {
      title: 'There are more documents like this than can be shown',
      detail: 'These are the newest ones. Add a word of the title, the sender or dates to find the right one.',
    },
    nothing: {
      title: 'Nothing like this was found among what is yours',
      detail:
        'Try fewer or other words and a longer time. What was sent to another address or signed with another identity is only found after signing in with it.',
    },
    'too-vague': {
      title: 'Tell a little more about the document',
      detail: 'Give a word of its title, the sender, about when it was sent, or the e-mail address that was used.',
    },
    general: {
      title: 'Why a document may not be where you look for it',
      detail:
        'These are the usual reasons. Which of them applies to your document can only be told after you have signed in.',
    },
  } satisfies Record<MissingDocumentAnswer['outcome'] | GeneralOutcome, object>,
  reason: {
    'never-asked': 'The signature of this person was not asked for',
    'other-identity': 'It was signed with, or is meant for, another identity',
    'not-completed': 'It is not completed yet',
    cancelled: 'It was closed before everybody had signed',
    'signed-on-paper': 'It was signed on paper',
    'signed-as-representative': 'It was signed as a representative of an organization',
    'signed-without-strong-authentication': 'It was signed without strong authentication',
    'link-switched-off': 'The sender has switched off download links',
    'saving-switched-off': 'The sender has switched off saving to personal accounts',
    'mail-bounced': 'The e-mail could not be delivered',
    'link-expired-or-used': 'The download link is no longer valid, or was used',
    'retention-passed': 'The retention time has passed',
    purged: 'It was deleted for good',
    'organization-account-holds-it': 'It is in the account of the organization that sent it',
  } satisfies Record<MissingReason, string>,
  about: {
    'never-asked': 'Only those who were named when the invitation was sent can sign it. Nobody can be added later.',
    'other-identity':
      'A document belongs to the identity it was signed with, such as a bank ID. With another identity, or by an e-mail link alone, it is not shown.',
    'not-completed':
      'A document is delivered and archived once everybody has signed, or once the invitation has been closed.',
    cancelled:
      'An invitation ends early when the sender cancels it, when somebody declines to sign, or when its time runs out. Signatures already made stay valid.',
    'signed-on-paper':
      'A signature on paper is recorded by the sender, with a scan. The scan is in the sender’s archive, and is not sent to anybody.',
    'signed-as-representative':
      'What somebody signs as a representative of a registered organization goes to the archive of that organization, not to the personal account.',
    'signed-without-strong-authentication':
      'Whoever signs without strong authentication gets a copy only if the sender has chosen so.',
    'link-switched-off': 'The program that sends the invitation can be set not to send download links.',
    'saving-switched-off':
      'The program that sends the invitation can be set not to save documents to personal accounts.',
    'mail-bounced':
      'The mail server of the recipient can refuse an e-mail, for instance when the address is wrong or the mailbox is full.',
    'link-expired-or-used':
      'Download links work for a limited time, and stop working when a new one is sent. A downloaded file is in the downloads of the device.',
    'retention-passed':
      'A personal account keeps a document for a limited time from its last signature: 12 months when signed for oneself and 3 months when signed for another organization, unless this service says otherwise.',
    purged:
      'When the retention time is over, the copy is deleted. A certificate shows what was deleted, when, and by which rule.',
    'organization-account-holds-it':
      'What an organization sends is in its own archive. Its members find it by changing to the organization, not in their personal account.',
  } satisfies Record<MissingReason, string>,
  variant: {
    'not-completed': {
      'waits-for-them': 'It still waits for the signature of this person',
      'waits-for-others': 'It still waits for the signatures of others',
    },
    cancelled: {
      cancelled: 'The sender cancelled the invitation',
      declined: 'Somebody declined to sign',
      expired: 'The time to sign ran out',
    },
    'link-expired-or-used': {
      expired: 'The download link has expired',
      closed: 'The download link was closed',
      used: 'The document was downloaded over the link',
    },
  },
  until: {
    'retention-passed': 'It was kept until {{day}}.',
    'link-expired-or-used': 'The link was valid until {{day}}.',
    used: 'The link works until {{day}}.',
  },
  verdict: {
    'does-not-hold': 'This is not the reason here.',
    'cannot-be-told': 'Whether this is the reason can not be told here.',
  },
  next: {
    'search-otherwise': 'Look for the document by other words, or with another address or identity.',
    'sign-in-with-other-identity': 'Sign in with the identity you signed with, or add it to your account.',
    'sign-now': 'Open the invitation in your inbox and sign it.',
    'wait-for-others': 'Wait until the others have signed. You will be told when the document is ready.',
    'remind-signatories': 'Remind those who have not signed yet.',
    'copy-the-invitation': 'Copy the invitation, change what is needed, and send it again.',
    'change-to-organization': 'Change to the organization in the role menu and look in its archive.',
    'ask-represented-organization': 'Ask the organization that was represented: the document is in its archive.',
    'ask-the-organization': 'Ask the organization that sent the invitation for a copy.',
    'ask-other-signatories': 'Ask the others who signed whether they have kept a copy.',
    'give-a-copy': 'Download the document from your archive and give the person a copy.',
    'give-another-address': 'Give the sender an address that works, or check the mailbox and ask for a new link.',
    'ask-for-new-link': 'Ask for a new download link with the e-mail address to which the old one was sent.',
    'use-the-link': 'Look in the downloads of your device, or open the link in the e-mail again.',
    'see-certificate': 'See the deletion certificate, which says what was deleted, when, and by which rule.',
    'look-in-the-archive': 'Look in the archive of your organization.',
  } satisfies Record<NextStep, string>,
  hint: {
    'verify-address':
      'This address is not among those of your account. Sign in by a link to it to see what was sent there.',
    'sign-in-strongly':
      'You have signed in by e-mail only. Sign in with strong authentication to see what you signed with it.',
    'sign-in': 'Sign in with the identity you signed with, or by a link to the e-mail address that was used.',
  } satisfies Record<SearchHint | GeneralHint, string>,
};
