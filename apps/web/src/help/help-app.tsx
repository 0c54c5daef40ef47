import './help.css';
import { lazy, LocationProvider, Route, Router } from 'preact-iso';
import { missingTexts } from '../missing-document/texts.js';
import { language } from '../texts.js';
import { Frame } from '../ui/frame.js';
import { useLanguage } from '../ui/language-menu.js';
import { ArticlePage } from './article-page.js';
import { HelpHome } from './help-home.js';
import { helpTexts } from './texts.js';

const Reasons = lazy(async () => {
  const [page] = await Promise.all([import('../missing-document/reasons-page.js'), missingTexts.load()]);
  return page;
});

/** The help centre: for everybody, signed in or not. */
export function HelpApp() {
  useLanguage();
  // The router shows a route anew only when something that it is given changes.
  const anew = { language: language() };
  return (
    <LocationProvider scope={/^\/help(?:\/|$)/}>
      <Frame ways={<Ways />} foot={null}>
        <Router>
          <Route path="/help" component={HelpHome} {...anew} />
          <Route path="/help/reasons" component={Reasons} {...anew} />
          <Route path="/help/:slug" component={ArticlePage} {...anew} />
          <Route default component={HelpHome} {...anew} />
        </Router>
      </Frame>
    </LocationProvider>
  );
}

function Ways() {
  return (
    <nav aria-label={helpTexts.t('title')}>
      <ul class="ways">
        <li>
          <a href="/help">{helpTexts.t('home')}</a>
        </li>
      </ul>
    </nav>
  );
}
