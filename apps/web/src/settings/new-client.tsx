import { useRef } from 'preact/hooks';
import { post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useKept } from '../app/use-kept.js';
import { Check } from '../ui/field.js';
import { DeliveryField } from './delivery.js';
import { ActionForm } from './forms.js';
import { NameField } from './groups.js';
import { type ApiClient, type Delivery, type Scope, scopeKeys, scopes, usualDelivery } from './model.js';
import type { GivenSecret } from './secret.js';
import { settingsTexts } from './texts.js';
import { useOrganizationPath } from './use-organization.js';

const t = settingsTexts.t;
/** What a program needs that sends invitations and looks after them. */
const usualScopes: readonly Scope[] = ['invitations:write', 'invitations:read'];

/** Makes an API client. */
export function NewClient({ onSecret }: { readonly onSecret: (given: GivenSecret) => void }) {
  const path = useOrganizationPath();
  const [name, setName, forgetName] = useKept('clients/name', '');
  const [granted, setGranted, forgetGranted] = useKept('clients/scopes', usualScopes);
  const [delivery, setDelivery, forgetDelivery] = useKept<Delivery>('clients/delivery', usualDelivery);
  const made = useRef<GivenSecret | null>(null);
  const create = useAction(async (key) => {
    const body = { name, scopes: granted, delivery };
    const client = await post<ApiClient & { clientSecret?: string }>(`${path}/clients`, body, { key });
    made.current = { name: client.name, clientId: client.id, secret: client.clientSecret ?? null };
  });
  const finish = () => {
    onSecret(made.current as GivenSecret);
    made.current = null;
    forgetName();
    forgetGranted();
    forgetDelivery();
  };
  const grant = (scope: Scope, isGranted: boolean) =>
    setGranted(isGranted ? [...granted, scope] : granted.filter((one) => one !== scope));
  return (
    <section class="card">
      <h2>{t('clients.new')}</h2>
      <ActionForm action={create} submit={t('clients.make')} onDone={finish}>
        <NameField value={name} onValue={setName} />
        <fieldset>
          <legend>{t('clients.scopes')}</legend>
          {scopes.map((scope) => (
            <Check key={scope} checked={granted.includes(scope)} onValue={(isGranted) => grant(scope, isGranted)}>
              {t(scopeKeys[scope])} <code class="quiet">{scope}</code>
            </Check>
          ))}
        </fieldset>
        <DeliveryField delivery={delivery} onDelivery={setDelivery} />
      </ActionForm>
    </section>
  );
}
