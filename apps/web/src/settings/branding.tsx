import { useEffect, useState } from 'preact/hooks';
import { ask, get, type Method } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { ForMainUsers } from '../app/for-main-users.js';
import { useSession } from '../app/session.js';
import { Branded } from '../ui/branded.js';
import { Button } from '../ui/button.js';
import { Done } from '../ui/done.js';
import { Shown } from '../ui/states.js';
import { colourOf } from './colour.js';
import { ColourField } from './colour-field.js';
import { ActionForm } from './forms.js';
import { LogoDrop } from './logo-drop.js';
import { Refusal } from './refusal.js';
import { SettingsPage } from './settings-page.js';
import { settingsTexts } from './texts.js';
import { useOrganizationPath } from './use-organization.js';
import { useRevised } from './use-revised.js';

interface Look {
  readonly colour: string | null;
  readonly logo: { readonly sha256: string } | null;
  readonly revision: number;
}

const t = settingsTexts.t;

/** How an organization looks to those whom it asks to sign. */
export default function BrandingPage() {
  return (
    <SettingsPage title={t('branding.title')} help="main-users">
      <ForMainUsers>
        <Branding />
      </ForMainUsers>
    </SettingsPage>
  );
}

function Branding() {
  const path = `${useOrganizationPath()}/branding`;
  const { now, isChanged, change } = useRevised<Look>(path);
  return (
    <>
      <Done>{isChanged && t('saved')}</Done>
      <Shown of={now}>{(look) => <Looks look={look} path={path} onChanged={change} onReload={now.reload} />}</Shown>
    </>
  );
}

interface LooksProps {
  readonly look: Look;
  readonly path: string;
  readonly onChanged: (look: Look) => void;
  readonly onReload: () => void;
}

function Looks({ look, path, onChanged, onReload }: LooksProps) {
  const { side } = useSession();
  const [typed, setTyped] = useState(look.colour ?? '');
  const logo = useLogo(path, look.logo?.sha256 ?? null);
  const colour = colourOf(typed);
  const change = async (method: Method, at: string, body: unknown, key: string) =>
    onChanged((await ask<Look>(method, at, { body, ifMatch: look.revision, key })).body);
  const save = useAction((key) => change('PUT', path, { colour }, key));
  const send = useAction((key, file: File) => change('PUT', `${path}/logo`, file, key));
  const remove = useAction((key) => change('DELETE', `${path}/logo`, undefined, key));
  return (
    <>
      <section class="card">
        <h2>{t('branding.preview')}</h2>
        <p class="quiet">{t('branding.previewText')}</p>
        <Branded name={side.name ?? ''} colour={colour} logo={logo} />
      </section>
      <section class="card">
        <h2>{t('branding.colour')}</h2>
        <ActionForm action={save} submit={t('branding.saveColour')} onReload={onReload}>
          <ColourField typed={typed} onTyped={setTyped} />
        </ActionForm>
      </section>
      <section class="card">
        <h2>{t('branding.logo')}</h2>
        <LogoDrop send={send} onReload={onReload} />
        {look.logo && (
          <>
            <Refusal error={remove.error} onReload={onReload} />
            <Button kind="danger" busy={remove.isBusy} onClick={() => void remove.run()}>
              {t('branding.removeLogo')}
            </Button>
          </>
        )}
      </section>
    </>
  );
}

/** The logo as a picture of this page; null: there is none, or it isn't there yet. */
function useLogo(path: string, sha256: string | null): string | null {
  const loaded = useLoaded(
    async (signal) => (sha256 === null ? null : get<Blob>(`${path}/logo`, { signal })),
    [path, sha256],
  );
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!loaded.value) return setAddress(null);
    const made = URL.createObjectURL(loaded.value);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [loaded.value]);
  return address;
}
