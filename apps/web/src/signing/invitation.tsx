import { Name, When } from '../ui/words.js';
import { nameOf } from './documents/reading.js';
import { sizeText } from './size.js';
import { signingTexts } from './texts.js';
import type { DocumentToSign, SigningView } from './view.js';

const t = signingTexts.t;

/** What is asked, until when, and of whom. */
export function Invitation({ view }: { readonly view: SigningView }) {
  const { message, documents, expiresAt } = view;
  return (
    <section class="card invitation" aria-label={t('invitation.label')}>
      {message !== null && message !== '' && (
        <blockquote dir="auto">
          {message.split('\n').map((line, i) => (
            <p key={i}>{line}</p>
          ))}
        </blockquote>
      )}
      <dl>
        <dt>{t('invitation.what', { count: documents.length })}</dt>
        <dd>
          <ul class="plain">
            {documents.map((document) => (
              <li key={document.id}>
                <Name>{nameOf(document)}</Name>
                <span class="hint">{extentOf(document)}</span>
              </li>
            ))}
          </ul>
        </dd>
        <dt>{t('invitation.until')}</dt>
        <dd>
          <When at={expiresAt} />
        </dd>
        <dt>{t('invitation.who')}</dt>
        <dd>
          <Signatories view={view} />
        </dd>
      </dl>
    </section>
  );
}

function extentOf({ pages, bytes, attachments, signatures }: DocumentToSign): string {
  const parts = [t('extent.pages', { count: pages }), sizeText(bytes)];
  if (attachments > 0) parts.push(t('extent.attachments', { count: attachments }));
  if (signatures > 0) parts.push(t('extent.signatures', { count: signatures }));
  return parts.join(' · ');
}

/** Everybody who signs, and who has. */
export function Signatories({ view: { signatories, order } }: { readonly view: SigningView }) {
  const List = order === 'sequential' ? 'ol' : 'ul';
  return (
    <>
      {order === 'sequential' && <p class="hint">{t('invitation.inOrder')}</p>}
      <List class="signatories">
        {signatories.map(({ name, state }, i) => (
          <li key={i}>
            <Name>{name ?? t('invitation.unnamed')}</Name>{' '}
            <span class={`state ${state === 'signed' ? 'good' : ''}`}>{t(`state.${state}`)}</span>
          </li>
        ))}
      </List>
    </>
  );
}
