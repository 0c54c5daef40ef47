import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { Hash, Name, When } from '../ui/words.js';
import { nameOf } from './documents/reading.js';
import { Signatories } from './invitation.js';
import { methodText } from './method-text.js';
import { Sender } from './sender.js';
import { signingTexts } from './texts.js';
import type { Signature, SigningView } from './view.js';
import { WhomToAsk } from './whom-to-ask.js';

const t = signingTexts.t;

/** What was signed, and what comes next. */
export function Done({ view }: { readonly view: SigningView }) {
  const { signature } = view.me;
  const isComplete = view.state === 'completed';
  return (
    <Page title={t('done.title')}>
      <Sender organization={view.organization} />
      <Notice kind="good" title={t(isComplete ? 'done.complete' : 'done.waiting')}>
        {!isComplete && <Signatories view={view} />}
        {signature && <Copies copies={signature.copies} isComplete={isComplete} />}
      </Notice>
      {signature?.ask && <WhomToAsk {...signature.ask} />}
      <section class="card" aria-labelledby="signed">
        <h2 id="signed">{t('done.what')}</h2>
        <ul class="plain">
          {view.documents.map((document) => (
            <li key={document.id}>
              <Name>{nameOf(document)}</Name>
              <span class="hint">SHA-256</span>
              <Hash>{document.sha256}</Hash>
            </li>
          ))}
        </ul>
        {signature && <Proof {...signature} />}
      </section>
    </Page>
  );
}

function Proof({ signedAt, method, hash }: Signature) {
  return (
    <dl>
      <dt>{t('done.when')}</dt>
      <dd>
        <When at={signedAt} shown="exact" />
      </dd>
      <dt>{t('done.how')}</dt>
      <dd>{methodText(method)}</dd>
      <dt>{t('done.hash')}</dt>
      <dd>
        <Hash>{hash}</Hash>
        <span class="hint">{t('done.hashHint')}</span>
      </dd>
    </dl>
  );
}

/** How the sealed documents reach them. */
function Copies({ copies, isComplete }: Pick<Signature, 'copies'> & { readonly isComplete: boolean }) {
  if (copies.length === 0) return <p>{t('copies.none')}</p>;
  return (
    <>
      {copies.map((way) => (
        <p key={way}>{t(`copies.${isComplete ? 'now' : 'later'}.${way}`)}</p>
      ))}
    </>
  );
}
