import { Problem } from '../api/problem.js';
import { Failure } from '../ui/failure.js';
import { HelpLink } from '../ui/help-link.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { NoLinkError } from './session.js';
import { signingTexts } from './texts.js';
import { type Ask, WhomToAsk } from './whom-to-ask.js';

const t = signingTexts.t;

/** Why there is nothing to sign here, and who can help; or what went wrong, and that it can be tried again. */
export function Closed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  if (error instanceof NoLinkError) return <Told reason="none" />;
  if (error instanceof Problem && error.code === 'link-unknown') return <Told reason="unknown" />;
  if (error instanceof Problem && error.code === 'link-closed') {
    const { reason, ask } = error.body as { readonly reason?: string; readonly ask?: Ask };
    return <Told reason={reason ?? ''} ask={ask} />;
  }
  return (
    <Page title={t('closed.failed')}>
      <Failure error={error} onRetry={onRetry} />
    </Page>
  );
}

export function Told({ reason, ask }: { readonly reason: string; readonly ask?: Ask | undefined }) {
  const known = signingTexts.has(`closed.${reason}.title`) ? (reason as 'cancelled' | 'declinedNow') : 'other';
  return (
    <Page title={t(`closed.${known}.title`)}>
      <Notice kind="warn">
        <p>{t(`closed.${known}.text`)}</p>
      </Notice>
      {ask && <WhomToAsk {...ask} />}
      {known !== 'declinedNow' && (
        <p>
          <HelpLink slug="link-does-not-work">{t('help.link')}</HelpLink>
        </p>
      )}
    </Page>
  );
}
