import './retention.css';
import type { ComponentChildren } from 'preact';
import { isMainUser } from '../app/area.js';
import { useSession } from '../app/session.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { Way } from '../ui/way.js';
import { retentionTexts } from './texts.js';

const t = retentionTexts.t;

export interface RetentionPageProps {
  readonly title: string;
  readonly help: string;
  readonly children: ComponentChildren;
}

/** A page about what an organization keeps, and the ways to the others. */
export function RetentionPage({ title, help, children }: RetentionPageProps) {
  const { side } = useSession();
  return (
    <Page title={title} actions={<HelpLink slug={help} />}>
      <nav class="retention-ways" aria-label={t('ways')}>
        <ul class="ways">
          <Way path="/app/retention">{t('due.title')}</Way>
          {isMainUser(side) && <Way path="/app/retention/rules">{t('rules.title')}</Way>}
          <Way path="/app/retention/certificates" below>
            {t('certificates.title')}
          </Way>
          <Way path="/app/retention/deliveries">{t('deliveries.title')}</Way>
        </ul>
      </nav>
      {children}
    </Page>
  );
}
