import { useState } from 'preact/hooks';
import { language } from '../texts.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { appTexts } from './texts.js';

/** Where the page that a link to join leads to keeps its secret while somebody signs in (assets/link.js). */
const kept = 'attestory.join';

/** Whoever had to sign in before they could join an organization goes on from here. */
export function JoinWaiting() {
  const [isWaiting, setWaiting] = useState(() => sessionStorage.getItem(kept) !== null);
  if (!isWaiting) return null;
  const forget = () => {
    sessionStorage.removeItem(kept);
    setWaiting(false);
  };
  return (
    <Notice title={appTexts.t('join.title')}>
      <div class="actions">
        <a class="button first" href={`/j?lang=${language()}`}>
          {appTexts.t('join.goOn')}
        </a>
        <Button onClick={forget}>{appTexts.t('join.leave')}</Button>
      </div>
    </Notice>
  );
}
