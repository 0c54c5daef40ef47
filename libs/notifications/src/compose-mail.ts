import type { ClosedMail, CompletedMail, DownloadLinkMail, InvitationMail, Mail } from '@attestory/application';
import { memberInvitation, signInLink } from './compose-notice.js';
import { purgeNotice } from './compose-purge-notice.js';
import type { MailBody, Words } from './mail-body.js';
import { type Block, renderHtml, renderText } from './mail-layout.js';
import { type MailTexts, mailTexts } from './mail-texts.js';
import { multiLine, shortened, singleLine } from './safe-text.js';

/** What a mail says, as HTML and as its plain text twin. */
export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const TITLE_LENGTH = 120;
const NAME_LENGTH = 80;

/**
 * Composes a mail in its language. Everything that people typed is escaped, on one line where it stands in a line, and freed of control
 * characters and controls of text direction, so that nobody's title can add a header, a link or a sentence of ours.
 */
export function composeMail(mail: Mail): ComposedMail {
  const texts = mailTexts(mail.language);
  const { t } = texts;
  const sender = 'organizationName' in mail ? mail.organizationName : '';
  const organization = shortened(singleLine(sender), NAME_LENGTH) || t('unnamedOrganization');
  const title = shortened(singleLine('title' in mail ? mail.title : ''), TITLE_LENGTH) || t('untitled');
  const name = shortened(singleLine(mail.to.name), NAME_LENGTH);
  const words: Words = { texts, organization, title };
  const { subject, heading, blocks } = bodyOf(mail, words);
  const letter = {
    language: texts.language,
    subject,
    heading,
    greeting: name === '' ? t('greetingWithoutName') : t('greeting', { name }),
    blocks: [...blocks, ...genuine(mail, words)],
    footer: isOurs(mail) ? t('signInLink.footer') : t('footer', { organization }),
  };
  return { subject, text: renderText(letter), html: renderHtml(letter) };
}

function bodyOf(mail: Mail, words: Words): MailBody {
  switch (mail.kind) {
    case 'invitation':
    case 'reminder':
      return invitation(mail, words);
    case 'completed':
      return completed(mail, words);
    case 'cancelled':
    case 'declined':
    case 'expired':
      return closed(mail, words);
    case 'download-link':
      return downloadLinks(mail, words);
    case 'sign-in-link':
      return signInLink(mail, words);
    case 'member-invitation':
      return memberInvitation(mail, words);
    case 'purge-notice':
      return purgeNotice(mail, words);
  }
}

function invitation(mail: InvitationMail, { texts, organization, title }: Words): MailBody {
  const { t } = texts;
  return {
    subject: t(`${mail.kind}.subject`, { organization, title }),
    heading: t(`${mail.kind}.heading`, { organization }),
    blocks: [
      { kind: 'title', text: title },
      ...quote(t('invitation.message', { organization }), mail.message),
      {
        kind: 'documents',
        heading: t('invitation.documents', { count: mail.documents.length }),
        documents: mail.documents.map((fileName) => ({ fileName: fileNameOf(fileName, texts) })),
      },
      { kind: 'button', label: t('invitation.button'), link: mail.link, copyLink: t('copyLink') },
      { kind: 'paragraph', text: t('invitation.until', { time: texts.time(mail.expiresAt) }), strong: true },
      { kind: 'paragraph', text: t('invitation.personal') },
    ],
  };
}

function completed(mail: CompletedMail, words: Words): MailBody {
  const { texts, organization, title } = words;
  const { t } = texts;
  return {
    subject: t('completed.subject', { title }),
    heading: t('completed.heading'),
    blocks: [
      { kind: 'title', text: title },
      { kind: 'paragraph', text: t('completed.intro', { organization }) },
      ...sealedDocuments(mail, words),
    ],
  };
}

function closed(mail: ClosedMail, words: Words): MailBody {
  const { texts, organization, title } = words;
  const { t } = texts;
  return {
    subject: t(`${mail.kind}.subject`, { organization, title }),
    heading: t(`${mail.kind}.heading`, { organization }),
    blocks: [
      { kind: 'title', text: title },
      { kind: 'paragraph', text: t('cancelled.linkClosed') },
      ...quote(t('cancelled.reason', { organization }), mail.reason),
      {
        kind: 'paragraph',
        text: t(`cancelled.${ownSignature(mail)}`, { organization }),
        strong: true,
      },
      ...(mail.documents ? sealedDocuments({ ...mail, documents: mail.documents }, words) : []),
    ],
  };
}

function ownSignature({ hadSigned, onPaper }: ClosedMail) {
  if (hadSigned) return 'signatureStaysValid';
  if (onPaper === 'they') return 'signedOnPaper';
  return onPaper === 'perhaps' ? 'notSignedHere' : 'nothingSigned';
}

function downloadLinks(mail: DownloadLinkMail, words: Words): MailBody {
  const { texts, organization, title } = words;
  const { t } = texts;
  const isNothing = mail.documents.length === 0;
  return {
    subject: t('downloadLink.subject', { title }),
    heading: t('downloadLink.heading'),
    blocks: [
      { kind: 'title', text: title },
      ...(isNothing
        ? [
            { kind: 'paragraph' as const, text: t('downloadLink.nothing') },
            { kind: 'paragraph' as const, text: t('download.askForCopy', { organization }) },
          ]
        : [
            { kind: 'paragraph' as const, text: t('downloadLink.intro', { organization }) },
            ...sealedDocuments(mail, words),
          ]),
    ],
  };
}

function sealedDocuments(
  { documents, linksExpireAt }: Pick<CompletedMail, 'documents' | 'linksExpireAt'>,
  { texts, organization }: Words,
): Block[] {
  const { t } = texts;
  const withLinks = documents.some(({ downloadLink }) => downloadLink !== undefined);
  const until = linksExpireAt === undefined ? '' : `${t('download.until', { time: texts.time(linksExpireAt) })} `;
  return [
    {
      kind: 'documents',
      heading: t('invitation.documents', { count: documents.filter(({ part }) => part === undefined).length }),
      documents: documents.map(({ fileName, sha256, part, downloadLink }) => ({
        fileName:
          part === undefined
            ? fileNameOf(fileName, texts)
            : t('download.signaturePage', { fileName: fileNameOf(fileName, texts) }),
        detail: t('download.fingerprint', { sha256 }),
        ...(downloadLink === undefined ? {} : { link: { label: t('download.button'), url: downloadLink } }),
      })),
    },
    {
      kind: 'paragraph',
      text: withLinks ? `${until}${t('download.personal')}` : t('download.askForCopy', { organization }),
    },
  ];
}

function quote(heading: string, words: string | null): Block[] {
  const text = multiLine(words ?? '');
  return text === '' ? [] : [{ kind: 'quote', heading, text }];
}

function fileNameOf(fileName: string, texts: MailTexts): string {
  return shortened(singleLine(fileName), TITLE_LENGTH) || texts.t('unnamedDocument');
}

function genuine(mail: Mail, words: Words): Block[] {
  const { t } = words.texts;
  const link = 'link' in mail ? mail.link : mail.documents?.find((d) => d.downloadLink)?.downloadLink;
  const points = [
    ...(link === undefined ? [] : [t('genuine.link', { origin: new URL(link).origin })]),
    t('genuine.noSecrets'),
    doubt(mail, words),
  ];
  return [{ kind: 'notes', heading: t('genuine.heading'), points }];
}

/** What the service says for itself, on behalf of nobody. */
function isOurs({ kind }: Mail): boolean {
  return kind === 'sign-in-link' || kind === 'purge-notice';
}

function doubt({ kind }: Mail, { texts: { t }, organization }: Words): string {
  if (kind === 'sign-in-link') return t('signInLink.unasked');
  return kind === 'purge-notice' ? t('purgeNotice.unsure') : t('genuine.ask', { organization });
}
