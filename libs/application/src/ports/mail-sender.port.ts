import type { DocumentPart, Language, MemberRole } from '@attestory/domain';

/** Hands e-mails over to a mail server. What they say is composed behind this port. */
export interface MailSender {
  /**
   * Resolves when the mail server has accepted the message.
   * @throws MailRefusedError for good (the server says the address or message can't be accepted)
   * @throws MailUnavailableError for now (no connection, a 4xx answer): try again later with the same Message-ID
   */
  send(mail: Mail): Promise<void>;
  close(): Promise<void>;
}

export type Mail =
  | InvitationMail
  | CompletedMail
  | ClosedMail
  | DownloadLinkMail
  | SignInLinkMail
  | MemberInvitationMail
  | PurgeNoticeMail;

interface MailBase {
  /** One per recipient and reason; the same when it is sent again. Without angle brackets. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly email: string };
  readonly language: Language;
}

/** About an invitation to sign. */
interface AboutInvitation extends MailBase {
  readonly title: string;
  readonly organizationName: string;
}

/** Asks a signatory to sign, for the first time or again. */
export interface InvitationMail extends AboutInvitation {
  readonly kind: 'invitation' | 'reminder';
  /** The sender's own words; untrusted text. */
  readonly message: string | null;
  readonly documents: readonly string[];
  /** The invitation link, with its secret. */
  readonly link: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** A sealed PDF, or the signature page of one whose page is a file of its own. */
export interface SealedFileInMail {
  /** Of the document, untrusted text. */
  readonly fileName: string;
  readonly sha256: string;
  readonly part?: DocumentPart;
  readonly downloadLink?: string;
}

/** Tells a signatory that all have signed; with download links where the sender chose so. */
export interface CompletedMail extends AboutInvitation {
  readonly kind: 'completed';
  readonly documents: readonly SealedFileInMail[];
  /** RFC 3339; when the download links end. */
  readonly linksExpireAt?: string;
}

/** Tells a signatory that the sender has cancelled, somebody has declined, or the time to sign is over. */
export interface ClosedMail extends AboutInvitation {
  readonly kind: 'cancelled' | 'declined' | 'expired';
  /** Of a cancellation, in the sender's own words; untrusted text. */
  readonly reason: string | null;
  /** Whether this signatory had signed before: the signature stays valid. */
  readonly hadSigned: boolean;
  /** The sender has recorded that they signed on paper; `perhaps`: that somebody did, of whom the record has the name only. */
  readonly onPaper?: 'they' | 'perhaps';
  readonly documents?: readonly SealedFileInMail[];
  readonly linksExpireAt?: string;
}

/** New download links, which a signatory asked for. */
export interface DownloadLinkMail extends AboutInvitation {
  readonly kind: 'download-link';
  /** None: the sender has revoked their links meanwhile, or the documents are purged. */
  readonly documents: readonly SealedFileInMail[];
  readonly linksExpireAt?: string;
}

/** To whoever asked to sign in by e-mail, known or not. */
export interface SignInLinkMail extends MailBase {
  readonly kind: 'sign-in-link';
  /** With its secret; works once. */
  readonly link: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** Asks somebody to join an organization. */
export interface MemberInvitationMail extends MailBase {
  readonly kind: 'member-invitation';
  readonly organizationName: string;
  readonly role: MemberRole;
  /** With its secret; works once. */
  readonly link: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** Tells a holder, once a day, which of their copies will be deleted. */
export interface PurgeNoticeMail extends MailBase {
  readonly kind: 'purge-notice';
  readonly holder: 'person' | 'organization';
  /** Whose archive they lie in; absent: they are the recipient's own. */
  readonly organizationName?: string;
  /** Of all of them. */
  readonly count: number;
  /** The first of them; untrusted texts. `goesAt`: RFC 3339, not before. */
  readonly documents: readonly {
    readonly title: string | null;
    readonly fileName: string | null;
    readonly goesAt: string;
  }[];
  /** Where they sign in. No secret is in it. */
  readonly link: string;
}

export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
}
export class MailUnavailableError extends Error {
  override readonly name = 'MailUnavailableError';
  /** Only this recipient is put off: others may be served meanwhile. */
  readonly isAboutRecipient: boolean;

  constructor(message: string, { isAboutRecipient = false, ...options }: UnavailableOptions = {}) {
    super(message, options);
    this.isAboutRecipient = isAboutRecipient;
  }
}

interface UnavailableOptions extends ErrorOptions {
  readonly isAboutRecipient?: boolean;
}
