import type { PurgeNoticeMail } from '@attestory/application';
import type { MailBody, Words } from './mail-body.js';
import type { Block } from './mail-layout.js';
import { shortened, singleLine } from './safe-text.js';

const LENGTH = 120;

/** Tells a holder which of their copies will be deleted, when, and what they can do. */
export function purgeNotice(mail: PurgeNoticeMail, words: Words): MailBody {
  const { t } = words.texts;
  const { holder, count, documents } = mail;
  const { organization } = words;
  const heading = t(`purgeNotice.${holder}.heading`, { count, organization });
  const more = count - documents.length;
  return {
    subject: heading,
    heading,
    blocks: [
      { kind: 'paragraph', text: t(`purgeNotice.${holder}.intro`, { organization }) },
      listOf(documents, words),
      ...(more > 0 ? [{ kind: 'paragraph' as const, text: t('purgeNotice.more', { count: more }) }] : []),
      { kind: 'paragraph', text: t(`purgeNotice.${holder}.advice`), strong: true },
      { kind: 'button', label: t('purgeNotice.button'), link: mail.link, copyLink: t('copyLink') },
    ],
  };
}

function listOf(documents: PurgeNoticeMail['documents'], { texts }: Words): Block {
  const { t, time } = texts;
  return {
    kind: 'documents',
    heading: t('purgeNotice.list'),
    documents: documents.map(({ title, fileName, goesAt }) => ({
      fileName: shortened(singleLine(title ?? ''), LENGTH) || t('untitled'),
      detail: t('purgeNotice.goes', {
        fileName: shortened(singleLine(fileName ?? ''), LENGTH) || t('unnamedDocument'),
        time: time(goesAt),
      }),
    })),
  };
}
