import './settings.css';
import type { ComponentChildren } from 'preact';
import { isMainUser, onOrganizationSide } from '../app/area.js';
import { useSession } from '../app/session.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { Name } from '../ui/words.js';
import { Way } from '../ui/way.js';
import { settingsTexts } from './texts.js';

const ofOrganization = ['organization', 'members', 'groups', 'folders', 'clients', 'branding'] as const;

export interface SettingsPageProps {
  readonly title: string;
  readonly help?: string;
  readonly children: ComponentChildren;
}

/** A page of the settings, with the ways to the others. */
export function SettingsPage({ title, help, children }: SettingsPageProps) {
  return (
    <Page title={title} actions={help === undefined ? undefined : <HelpLink slug={help} />}>
      <div class="settings">
        <Ways />
        <div>{children}</div>
      </div>
    </Page>
  );
}

function Ways() {
  const { side } = useSession();
  const parts = isMainUser(side)
    ? ofOrganization
    : onOrganizationSide(side)
      ? (['organization', 'folders'] as const)
      : [];
  return (
    <nav class="settings-ways" aria-label={settingsTexts.t('ways')}>
      <p class="quiet">{settingsTexts.t('yours')}</p>
      <ul>
        <Way path="/app/settings">{settingsTexts.t('account.title')}</Way>
      </ul>
      {side.name !== undefined && (
        <p class="quiet">
          <Name>{side.name}</Name>
        </p>
      )}
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <Way key={part} path={`/app/settings/${part}`}>
              {settingsTexts.t(`${part}.title`)}
            </Way>
          ))}
        </ul>
      )}
    </nav>
  );
}
