import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../api/problem.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { Frame } from '../ui/frame.js';
import { HelpLink } from '../ui/help-link.js';
import { useLanguage } from '../ui/language-menu.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { Busy } from '../ui/states.js';
import { Name } from '../ui/words.js';
import { Closed, Told } from './closed.js';
import { Done } from './done.js';
import { Read } from './documents/reading.js';
import { useDocuments } from './documents/use-documents.js';
import { Invitation } from './invitation.js';
import { kept } from './kept.js';
import { Sender } from './sender.js';
import { firstOrNewView, NoLinkError, open } from './session.js';
import { SignForm } from './sign-form.js';
import { signingTexts } from './texts.js';
import type { SigningView } from './view.js';

const t = signingTexts.t;

/** The signatory's side: one page from the link in the e-mail to what was signed. */
export function SigningPage() {
  useLanguage();
  const view = useLoaded(firstOrNewView, []);
  const [isDeclined, setDeclined] = useState(false);
  useEffect(() => {
    // Another tab may have signed meanwhile, and another link may have been put into the address of this one.
    const look = () => document.visibilityState === 'visible' && view.reload();
    const follow = () => location.hash.length > 1 && location.reload();
    document.addEventListener('visibilitychange', look);
    // Whoever comes back by the browser's button finds a page as it was when it was left: on its way to elsewhere.
    const back = ({ persisted }: PageTransitionEvent) => persisted && location.reload();
    window.addEventListener('hashchange', follow);
    window.addEventListener('pageshow', back);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('hashchange', follow);
      window.removeEventListener('pageshow', back);
    };
  }, []);
  return (
    <Frame foot={<HelpLink slug="signing" />}>
      {isDeclined ? (
        <Told reason="declinedNow" />
      ) : view.value !== undefined && !isOver(view.error) ? (
        <Shown view={view.value} reload={view.reload} onDeclined={() => setDeclined(true)} />
      ) : view.error === null ? (
        <Busy />
      ) : (
        <Closed error={view.error} onRetry={view.reload} />
      )}
    </Frame>
  );
}

/** What was there is no more. That it can't be asked for just now changes nothing. */
const isOver = (error: unknown): boolean =>
  error instanceof NoLinkError || (error instanceof Problem && (error.status === 404 || error.status === 410));

interface ShownProps {
  readonly view: SigningView;
  readonly reload: () => void;
  readonly onDeclined: () => void;
}

function Shown({ view, reload, onDeclined }: ShownProps) {
  const documents = useDocuments();
  const [isOpen, setOpen] = useState<boolean | 'now'>(kept().opened === true);
  if (view.me.state === 'signed') return <Done view={view} />;
  return (
    <Page title={view.title ?? t('untitled')}>
      <Sender organization={view.organization} />
      <p class="lead">{t('invitation.asks')}</p>
      <Invitation view={view} />
      {isOpen !== false ? (
        <>
          <Read documents={view.documents} fetched={documents} isOpenedNow={isOpen === 'now'} />
          {view.me.turn ? (
            <SignForm view={view} documents={documents} onChanged={reload} onDeclined={onDeclined} />
          ) : (
            <NotYourTurn view={view} />
          )}
        </>
      ) : (
        <Opening onOpen={() => setOpen('now')} count={view.documents.length} />
      )}
    </Page>
  );
}

/** Nothing is opened by following a link: mail scanners follow links, too. */
function Opening({ onOpen, count }: { readonly onOpen: () => void; readonly count: number }) {
  const opening = useAction(async (key) => {
    await open(key);
    onOpen();
  });
  return (
    <div class="opening">
      <Failure error={opening.error} />
      <Button kind="first" busy={opening.isBusy} onClick={() => void opening.run()}>
        {t('open.button', { count })}
      </Button>
      <p class="hint">{t('open.hint')}</p>
      <p>
        <HelpLink slug="genuine-invitation">{t('help.genuine')}</HelpLink>
      </p>
    </div>
  );
}

function NotYourTurn({ view: { signatories } }: { readonly view: SigningView }) {
  const next = signatories.find(({ state }) => state === 'pending')?.name;
  return (
    <Notice kind="warn" title={t('turn.title')} live>
      <p>{t('turn.text')}</p>
      {next && (
        <p>
          {t('turn.next')} <Name>{next}</Name>
        </p>
      )}
    </Notice>
  );
}
