import { Page } from '../ui/page.js';
import { texts } from './texts.js';

/** Where somebody's side can't send: which one can. */
export function NotHere() {
  return (
    <Page title={texts.t('notHere.title')}>
      <p>{texts.t('notHere.text')}</p>
    </Page>
  );
}
