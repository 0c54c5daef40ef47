import './missing.css';
import { isMainUser, onOwnSide } from '../app/area.js';
import { useSession } from '../app/session.js';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { Guide } from './guide.js';
import { missingTexts } from './texts.js';

/** “Why can't I find the document?”: for oneself, and for main users about what their organization sent. */
export default function MissingPage() {
  const { side } = useSession();
  const isOwn = onOwnSide(side);
  return (
    <Page title={missingTexts.t('title')} actions={<HelpLink slug="missing-document" />}>
      {!isOwn && <OwnSide />}
      {isOwn && <Guide asker="own" key="own" />}
      {!isOwn && isMainUser(side) && <Guide asker="organization" key={side.context} />}
    </Page>
  );
}

/** What is somebody's own is looked for on their own side. */
function OwnSide() {
  const { sides, choose } = useSession();
  const change = useAction(async () => {
    const own = sides.find(onOwnSide);
    if (own) await choose(own);
  });
  return (
    <>
      <div class="own-side">
        <span>{missingTexts.t('ownSide.text')}</span>
        <Button kind="plain" busy={change.isBusy} onClick={() => void change.run()}>
          {missingTexts.t('ownSide.button')}
        </Button>
      </div>
      <Failure error={change.error} />
    </>
  );
}
