import { isMainUser } from '../app/area.js';
import { ForStrong } from '../app/for-strong.js';
import { useSession } from '../app/session.js';
import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { Empty, Shown } from '../ui/states.js';
import { Name, When } from '../ui/words.js';
import type { Template } from './template.js';
import { templateTexts } from './texts.js';

/** All templates that somebody may use. */
export default function TemplatesPage() {
  const { side } = useSession();
  const actions = (
    <>
      <a class="button second" href="/app/bulk">
        {templateTexts.t('bulk')}
      </a>
      {isMainUser(side) && (
        <a class="button first" href="/app/templates/new">
          {templateTexts.t('new')}
        </a>
      )}
      <HelpLink slug="efficient-sending" />
    </>
  );
  return (
    <Page title={templateTexts.t('way')} actions={actions}>
      <p class="quiet">{templateTexts.t('intro')}</p>
      <ForStrong>
        <Templates />
      </ForStrong>
    </Page>
  );
}

function Templates() {
  const { side } = useSession();
  const loaded = useLoaded(
    (signal) => get<{ readonly items: readonly Template[] }>('/v1/templates?limit=100', { signal }),
    [side.context],
  );
  return (
    <Shown of={loaded}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={templateTexts.t('none')}>
            <p>{templateTexts.t('noneHint')}</p>
            {isMainUser(side) && (
              <a class="button second" href="/app/templates/new">
                {templateTexts.t('new')}
              </a>
            )}
          </Empty>
        ) : (
          <ul class="rows">
            {items.map((template) => (
              <Row key={template.id} template={template} canEdit={isMainUser(side)} />
            ))}
          </ul>
        )
      }
    </Shown>
  );
}

function Row({ template, canEdit }: { readonly template: Template; readonly canEdit: boolean }) {
  const { id, name, roles, documents, changedAt } = template;
  const called = name ?? '…';
  return (
    <li>
      <div>
        <strong>
          <Name>{called}</Name>
        </strong>
        <p class="hint">
          {templateTexts.t('documents', { count: documents.length })} ·{' '}
          {templateTexts.t('roles', { count: roles.length })} · {templateTexts.t('changed')}{' '}
          <When at={changedAt} shown="day" />
        </p>
      </div>
      <div class="actions">
        <a class="button second" href={`/app/templates/${id}/use`} aria-label={`${templateTexts.t('use')}: ${called}`}>
          {templateTexts.t('use')}
        </a>
        <a
          class="button second"
          href={`/app/bulk/new?template=${id}`}
          aria-label={`${templateTexts.t('toMany')}: ${called}`}
        >
          {templateTexts.t('toMany')}
        </a>
        {canEdit && (
          <a class="button plain" href={`/app/templates/${id}`} aria-label={`${templateTexts.t('edit')}: ${called}`}>
            {templateTexts.t('edit')}
          </a>
        )}
      </div>
    </li>
  );
}
