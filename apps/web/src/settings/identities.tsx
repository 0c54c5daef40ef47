import { get, post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { language } from '../texts.js';
import { Button } from '../ui/button.js';
import { Shown } from '../ui/states.js';
import { Name, When } from '../ui/words.js';
import { Refusal } from './refusal.js';
import { settingsTexts } from './texts.js';

/** What proves who somebody is. */
export interface Identity {
  readonly id: string;
  readonly method: string;
  readonly country: string;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly identityNumber: string | null;
  readonly linkedAt: string;
  readonly test: boolean;
}

interface Offered {
  readonly method: string;
  readonly country: string;
  readonly test: boolean;
}

const t = settingsTexts.t;
const methodName = (method: string): string =>
  settingsTexts.has(`method.${method}`) ? t(`method.${method}` as 'method.fi-bank-id') : method;

export interface IdentitiesProps {
  readonly identities: readonly Identity[];
  readonly assurance: 'single-factor' | 'strong';
}

/** The identities of an account, and the way to add one. */
export function Identities({ identities, assurance }: IdentitiesProps) {
  return (
    <section class="card">
      <h2>{t('identities.title')}</h2>
      <p class="quiet">{t('identities.text')}</p>
      {identities.length === 0 && <p>{t('identities.none')}</p>}
      <ul class="rows">
        {identities.map((identity) => (
          <OneIdentity key={identity.id} identity={identity} />
        ))}
      </ul>
      {assurance === 'strong' || identities.length === 0 ? (
        <Link isFirst={identities.length === 0} />
      ) : (
        <p>{t('identities.strongFirst')}</p>
      )}
    </section>
  );
}

function OneIdentity({ identity }: { readonly identity: Identity }) {
  const { method, name, birthDate, identityNumber, linkedAt, test } = identity;
  return (
    <li>
      <div>
        {methodName(method)} {test && <span class="state warn">{t('identities.test')}</span>}
        <p class="quiet">
          {name !== null && <Name>{name}</Name>}
          {birthDate !== null && <> · {birthDate}</>}
          {identityNumber !== null && <> · {identityNumber}</>}
        </p>
      </div>
      <span class="quiet">
        {t('identities.since')} <When at={linkedAt} shown="day" />
      </span>
    </li>
  );
}

/** Leads to where another identity is proved, and back. */
function Link({ isFirst }: { readonly isFirst: boolean }) {
  const offered = useLoaded(
    (signal) => get<{ readonly items: readonly Offered[] }>('/v1/sessions/methods', { signal }),
    [],
  );
  const link = useAction(async (key, method: string) => {
    const body = { intent: 'link', method, language: language() };
    const { redirectUrl } = await post<{ readonly redirectUrl: string }>('/v1/sessions/authentications', body, { key });
    location.assign(redirectUrl);
  });
  return (
    <details open={isFirst}>
      <summary>{t('identities.add')}</summary>
      <p class="quiet">{t('identities.addText')}</p>
      <Refusal error={link.error} />
      <Shown of={offered}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('identities.noMethods')}</p>
          ) : (
            <div class="actions">
              {items.map(({ method }) => (
                <Button key={method} busy={link.isBusy} onClick={() => void link.run(method)}>
                  {methodName(method)}
                </Button>
              ))}
            </div>
          )
        }
      </Shown>
    </details>
  );
}
