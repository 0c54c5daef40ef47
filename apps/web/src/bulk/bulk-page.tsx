import { useSession } from '../app/session.js';
import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { Empty, Shown } from '../ui/states.js';
import { Name, When } from '../ui/words.js';
import type { BulkSending, ChosenTemplate } from './bulk-sending.js';
import { StateMark } from './state-mark.js';
import { bulkTexts } from './texts.js';

/** All bulk sendings of an organization. */
export default function BulkPage() {
  const { side } = useSession();
  const loaded = useLoaded(load, [side.context]);
  const actions = (
    <>
      <a class="button first" href="/app/bulk/new">
        {bulkTexts.t('new')}
      </a>
      <HelpLink slug="efficient-sending" />
    </>
  );
  return (
    <Page title={bulkTexts.t('way')} actions={actions}>
      <p class="quiet">{bulkTexts.t('intro')}</p>
      <Shown of={loaded}>
        {({ items, names }) =>
          items.length === 0 ? (
            <Empty title={bulkTexts.t('none')}>
              <a class="button second" href="/app/bulk/new">
                {bulkTexts.t('new')}
              </a>
            </Empty>
          ) : (
            <ul class="rows">
              {items.map((one) => (
                <li key={one.id}>
                  <div>
                    <strong>
                      <a href={`/app/bulk/${one.id}`}>
                        <Name>{names.get(one.templateId) ?? bulkTexts.t('unnamed')}</Name>
                      </a>
                    </strong>
                    <p class="hint">
                      {bulkTexts.t('begun')} <When at={one.begunAt} /> ·{' '}
                      {bulkTexts.t('progress.bar', { done: one.sent + one.refused, rows: one.rows })}
                    </p>
                  </div>
                  <StateMark state={one.state} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  );
}

async function load(signal: AbortSignal) {
  const [{ items }, templates] = await Promise.all([
    get<{ readonly items: readonly BulkSending[] }>('/v1/bulk-sendings?limit=50', { signal }),
    get<{ readonly items: readonly ChosenTemplate[] }>('/v1/templates?limit=100', { signal }),
  ]);
  return { items, names: new Map(templates.items.map(({ id, name }) => [id, name])) };
}
