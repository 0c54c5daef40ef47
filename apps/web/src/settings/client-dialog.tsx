import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { isolated } from '../ui/isolated.js';
import { Name } from '../ui/words.js';
import { DeliveryField } from './delivery.js';
import { ActionForm, Surely } from './forms.js';
import type { ApiClient } from './model.js';
import type { GivenSecret } from './secret.js';
import { settingsTexts } from './texts.js';
import { useOrganizationPath } from './use-organization.js';

const t = settingsTexts.t;

export interface ClientDialogProps {
  /** null: none was chosen. */
  readonly client: ApiClient | null;
  readonly revision: number;
  readonly onClose: () => void;
  /** Something was done: this. */
  readonly onDone: (text: string) => void;
  readonly onSecret: (given: GivenSecret) => void;
  readonly onReload: () => void;
}

type OneProps = Omit<ClientDialogProps, 'client'> & { readonly client: ApiClient };

type Step = 'settings' | 'rotate' | 'revoke';

/** What can be done with an API client. */
export function ClientDialog({ client, ...rest }: ClientDialogProps) {
  const [step, setStep] = useState<Step>('settings');
  useEffect(() => setStep('settings'), [client?.id]);
  return (
    <Dialog title={client && titleOf(client, step)} isOpen={client !== null} onClose={rest.onClose}>
      {client && step === 'settings' && <Settings {...{ client, ...rest }} onStep={setStep} />}
      {client && step === 'rotate' && <Rotation {...{ client, ...rest }} />}
      {client && step === 'revoke' && <Revocation {...{ client, ...rest }} />}
    </Dialog>
  );
}

function titleOf({ name }: ApiClient, step: Step) {
  if (step === 'settings') return <Name>{name}</Name>;
  return t(step === 'rotate' ? 'clients.rotateSure' : 'clients.revokeSure', { name: isolated(name) });
}

function Settings({
  client,
  revision,
  onDone,
  onReload,
  onStep,
}: OneProps & { readonly onStep: (step: Step) => void }) {
  const path = `${useOrganizationPath()}/clients/${client.id}`;
  const [delivery, setDelivery] = useState(client.delivery);
  const save = useAction((key) => ask('PATCH', path, { body: { delivery }, ifMatch: revision, key }));
  return (
    <>
      <ActionForm action={save} submit={t('save')} onDone={() => onDone(t('saved'))} onReload={onReload}>
        <DeliveryField delivery={delivery} onDelivery={setDelivery} />
      </ActionForm>
      <hr />
      <div class="actions">
        <Button onClick={() => onStep('rotate')}>{t('clients.rotate')}</Button>
        <Button kind="danger" onClick={() => onStep('revoke')}>
          {t('clients.revoke')}
        </Button>
      </div>
    </>
  );
}

function Rotation({ client, onClose, onSecret }: OneProps) {
  const path = `${useOrganizationPath()}/clients/${client.id}/secret`;
  const given = useRef<string | null>(null);
  const rotate = useAction(async (key) => {
    given.current = (await post<{ clientSecret?: string }>(path, undefined, { key })).clientSecret ?? null;
  });
  return (
    <Surely
      onClose={onClose}
      action={rotate}
      button={t('clients.rotate')}
      onDone={() => onSecret({ name: client.name, clientId: client.id, secret: given.current })}
    >
      <p>{t('clients.rotateText')}</p>
    </Surely>
  );
}

function Revocation({ client, onClose, onDone }: OneProps) {
  const path = `${useOrganizationPath()}/clients/${client.id}`;
  const revoke = useAction((key) => ask('DELETE', path, { key }));
  return (
    <Surely
      onClose={onClose}
      action={revoke}
      button={t('clients.revoke')}
      onDone={() => onDone(t('clients.revoked', { name: isolated(client.name) }))}
    >
      <p>{t('clients.revokeText')}</p>
    </Surely>
  );
}
