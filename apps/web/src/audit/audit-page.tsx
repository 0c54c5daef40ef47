import './audit.css';
import { useLocation } from 'preact-iso';
import { usePages, withQuery } from '../api/use-pages.js';
import { ForMainUsers } from '../app/for-main-users.js';
import { HelpLink } from '../ui/help-link.js';
import { More } from '../ui/more.js';
import { Page } from '../ui/page.js';
import { Empty, Shown } from '../ui/states.js';
import { type AuditEvent, OneEvent } from './event.js';
import { Export } from './export.js';
import { FilterForm } from './filter-form.js';
import { asked, type Filters, filtersOf } from './filters.js';
import { auditTexts } from './texts.js';

const t = auditTexts.t;

/** Everything that the log says of an organization. */
export default function AuditPage() {
  const { query } = useLocation();
  const filters = filtersOf(query);
  return (
    <Page title={t('title')} actions={<HelpLink slug="history" />}>
      <ForMainUsers reading>
        <p class="quiet">{t('text')}</p>
        <Events key={JSON.stringify(filters)} filters={filters} />
      </ForMainUsers>
    </Page>
  );
}

function Events({ filters }: { readonly filters: Filters }) {
  const path = withQuery('/v1/audit/events', { ...asked(filters), limit: '50' });
  const pages = usePages<AuditEvent>(path);
  const types = [...new Set((pages.value ?? []).map(({ type }) => type))].toSorted((a, b) => a.localeCompare(b));
  return (
    <>
      <section class="card">
        <FilterForm filters={filters} types={types} />
        <Export filters={filters} />
      </section>
      <section class="card">
        <Shown of={pages}>
          {(events) => (
            <>
              {events.length === 0 && <Empty title={t('none')} />}
              <ol class="events">
                {events.map((event) => (
                  <OneEvent key={event.eventId} event={event} />
                ))}
              </ol>
            </>
          )}
        </Shown>
        <More of={pages} />
      </section>
    </>
  );
}
