import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { language } from '../texts.js';
import { Frame } from '../ui/frame.js';
import { useLanguage } from '../ui/language-menu.js';
import { Page } from '../ui/page.js';
import type { AppRoute, Way } from './area.js';
import { areas } from './areas.js';
import { Home } from './home.js';
import { JoinWaiting } from './join-waiting.js';
import { OnSide } from './on-side.js';
import { RoleMenu } from './role-menu.js';
import { useSession, WithSession } from './session.js';
import { appTexts } from './texts.js';

/** What people see who have signed in. */
export function App() {
  useLanguage();
  // The router shows a route anew only when something that it is given changes.
  const anew = { language: language() };
  return (
    <LocationProvider scope={/^\/app(?:\/|$)/}>
      <WithSession>
        <Frame home="/app" ways={<Ways />} corner={<RoleMenu />}>
          <JoinWaiting />
          <Router>
            <Route path="/app" component={Home} {...anew} />
            {areas.flatMap(({ routes }) =>
              routes.map((route) => (
                <Route key={route.path} path={route.path} component={pages.get(route) as () => null} {...anew} />
              )),
            )}
            <Route default component={Unknown} {...anew} />
          </Router>
        </Frame>
      </WithSession>
    </LocationProvider>
  );
}

/** The pages, each on its side: made once, as a page of another make is another page to whoever shows it. */
const pages = new Map(
  areas.flatMap(({ routes }) => routes).map((route): [AppRoute, AppRoute['page']] => [route, onItsSide(route)]),
);

function onItsSide({ page: Found, on }: AppRoute): AppRoute['page'] {
  if (on === undefined) return Found;
  return (props) => (
    <OnSide kind={on}>
      <Found {...(props as object)} />
    </OnSide>
  );
}

function Ways() {
  const session = useSession();
  const { path } = useLocation();
  const ways = areas.flatMap((area) => area.ways).filter(({ isFor }) => isFor(session.side, session));
  const isBelow = (above: string) => path === above || path.startsWith(`${above}/`);
  const isHere = (way: Way) => isBelow(way.path) || (way.also !== undefined && isBelow(way.also));
  return (
    <nav aria-label={appTexts.t('pages')}>
      <ul class="ways">
        {ways.map((way) => (
          <li key={way.path}>
            <a href={way.path} aria-current={isHere(way) ? 'page' : undefined}>
              {way.text()}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Unknown() {
  return (
    <Page title={appTexts.t('unknown.title')}>
      <p>{appTexts.t('unknown.text')}</p>
      <a class="button second" href="/app">
        {appTexts.t('unknown.home')}
      </a>
    </Page>
  );
}
