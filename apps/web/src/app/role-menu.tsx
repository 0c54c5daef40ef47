import './role-menu.css';
import { useLocation } from 'preact-iso';
import { ask } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { useAction } from '../api/use-action.js';
import { Failure } from '../ui/failure.js';
import { Menu } from '../ui/menu.js';
import { isolated } from '../ui/isolated.js';
import { Name } from '../ui/words.js';
import { areas } from './areas.js';
import { leave } from './leave.js';
import { type Side, useSession } from './session.js';
import { personName, SideName, sideName } from './side-name.js';
import { appTexts } from './texts.js';

/** In the upper right: on whose behalf one acts, who one is, and the way out. */
export function RoleMenu() {
  const { person, side, sides, choose } = useSession();
  const { route } = useLocation();
  const out = useAction(async () => {
    await ask('DELETE', '/v1/session').catch((error: unknown) => {
      // Whose session has ended by itself is out already.
      if (!(error instanceof Problem && error.status === 401)) throw error;
    });
    leave();
  });
  const goTo = (next: Side) => {
    // Here it is chosen in any case; for tabs that are opened later, where the service can be told.
    void choose(next).catch(() => {});
    route('/app');
  };
  return (
    <>
      <Menu
        label={appTexts.t('roles.menu', { side: sideName(side) })}
        title={
          <span class="role-title">
            <Name>{sideName(side)}</Name>
          </span>
        }
      >
        <li class="who">
          <WhoAmI />
        </li>
        <li class="group">{appTexts.t('roles.behalf')}</li>
        {sides.map((one) => (
          <li key={one.context}>
            <button type="button" aria-current={one === side ? 'true' : undefined} onClick={() => goTo(one)}>
              <SideName side={one} person={person} />
            </button>
          </li>
        ))}
        <li class="apart">
          <a href="/app/organizations/new">{appTexts.t('roles.register')}</a>
        </li>
        {hasSettings() && (
          <li>
            <a href="/app/settings">{appTexts.t('roles.settings')}</a>
          </li>
        )}
        <li>
          <button type="button" onClick={() => void out.run()}>
            {appTexts.t('roles.signOut')}
          </button>
        </li>
      </Menu>
      <Failure error={out.error} onRetry={() => void out.run()} />
    </>
  );
}

function WhoAmI() {
  const { person } = useSession();
  const name = personName(person);
  return (
    <>
      {name !== null && <Name>{appTexts.t('roles.signedInAs', { name: isolated(name) })}</Name>}
      <span class="hint">{appTexts.t(person.assurance === 'strong' ? 'roles.strongly' : 'roles.byEmail')}</span>
    </>
  );
}

const hasSettings = () => areas.some(({ routes }) => routes.some(({ path }) => path === '/app/settings'));
