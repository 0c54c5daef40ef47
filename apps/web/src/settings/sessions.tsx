import { useState } from 'preact/hooks';
import { ask, get } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button } from '../ui/button.js';
import { Shown } from '../ui/states.js';
import { When } from '../ui/words.js';
import { Sure } from './forms.js';
import { Refusal } from './refusal.js';
import { settingsTexts } from './texts.js';

interface PersonSession {
  readonly id: string;
  readonly current: boolean;
  readonly assurance: 'single-factor' | 'strong';
  readonly agent: string | null;
  readonly startedAt: string;
  readonly expiresAt: string;
}

const t = settingsTexts.t;
/** Where nobody is signed in. */
const leave = () => location.assign('/app');

/** Where somebody is signed in. */
export function Sessions() {
  const loaded = useLoaded(
    (signal) => get<{ readonly items: readonly PersonSession[] }>('/v1/me/sessions', { signal }),
    [],
  );
  const end = useAction((key, id: string) => ask('DELETE', `/v1/me/sessions/${id}`, { key }));
  const endAll = useAction((key) => ask('DELETE', '/v1/me/sessions', { key }));
  const [isAsking, setAsking] = useState(false);
  const endOne = async ({ id, current }: PersonSession) => {
    if (!(await end.run(id))) return;
    if (current) leave();
    else loaded.reload();
  };
  return (
    <section class="card">
      <h2>{t('sessions.title')}</h2>
      <p class="quiet">{t('sessions.text')}</p>
      <Refusal error={end.error} />
      <Shown of={loaded}>
        {({ items }) => (
          <ul class="rows">
            {items.map((session) => (
              <OneSession key={session.id} session={session} isBusy={end.isBusy} onEnd={() => void endOne(session)} />
            ))}
          </ul>
        )}
      </Shown>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {t('sessions.endAll')}
      </Button>
      <Sure
        title={t('sessions.endAllSure')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        action={endAll}
        button={t('sessions.endAll')}
        onDone={leave}
      >
        <p>{t('sessions.endAllText')}</p>
      </Sure>
    </section>
  );
}

interface OneSessionProps {
  readonly session: PersonSession;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}

function OneSession({ session, isBusy, onEnd }: OneSessionProps) {
  const { agent, current, assurance, startedAt, expiresAt } = session;
  const name = agent ?? t('sessions.unknownAgent');
  return (
    <li>
      <div>
        {name} {current && <span class="state good">{t('sessions.here')}</span>}
        <p class="quiet">
          {t(assurance === 'strong' ? 'sessions.strong' : 'sessions.byEmail')} · {t('sessions.from')}{' '}
          <When at={startedAt} /> · {t('sessions.to')} <When at={expiresAt} />
        </p>
      </div>
      <Button busy={isBusy} onClick={onEnd} label={`${t(current ? 'sessions.signOut' : 'sessions.end')}: ${name}`}>
        {t(current ? 'sessions.signOut' : 'sessions.end')}
      </Button>
    </li>
  );
}
