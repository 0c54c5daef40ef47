import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { useSession } from '../app/session.js';
import { appTexts } from '../app/texts.js';
import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { SelectField } from '../ui/field.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { Empty, Shown } from '../ui/states.js';
import type { ChosenTemplate } from './bulk-sending.js';
import { TableForm } from './table-form.js';
import { bulkTexts } from './texts.js';

/** Choose a template, choose a table, see what goes out, send. */
export default function NewBulkPage() {
  const { query } = useLocation();
  const { side } = useSession();
  const [chosen, choose] = useState(query['template'] ?? '');
  const loaded = useLoaded(
    (signal) => get<{ readonly items: readonly ChosenTemplate[] }>('/v1/templates?limit=100', { signal }),
    [side.context],
  );
  return (
    <Page title={bulkTexts.t('new')} actions={<HelpLink slug="efficient-sending" />}>
      <p class="quiet">{bulkTexts.t('intro')}</p>
      <Shown of={loaded}>
        {({ items }) => {
          if (items.length === 0)
            return (
              <Empty title={bulkTexts.t('choose.noTemplates')}>
                <a class="button second" href="/app/templates">
                  {appTexts.t('ways.templates')}
                </a>
              </Empty>
            );
          const template = items.find(({ id }) => id === chosen);
          const options = items.map(({ id, name }) => ({ value: id, text: name ?? '…' }));
          return (
            <>
              <SelectField
                label={bulkTexts.t('choose.template')}
                value={template ? chosen : ''}
                options={[{ value: '', text: bulkTexts.t('choose.pick') }, ...options]}
                onValue={choose}
              />
              {template && <TableForm key={template.id} template={template} />}
            </>
          );
        }}
      </Shown>
    </Page>
  );
}
