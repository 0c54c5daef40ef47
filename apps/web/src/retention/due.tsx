import { useState } from 'preact/hooks';
import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { getAll, usePages, withQuery } from '../api/use-pages.js';
import { useSession } from '../app/session.js';
import { SelectField } from '../ui/field.js';
import { isolated } from '../ui/isolated.js';
import { More } from '../ui/more.js';
import { Done } from '../ui/done.js';
import { Empty, Shown } from '../ui/states.js';
import { inYears, type MonthCount } from './chart.js';
import { DueChart } from './due-chart.js';
import { DueItem, type DueCopy } from './due-item.js';
import { RetentionPage } from './retention-page.js';
import { retentionTexts } from './texts.js';

interface Summary {
  readonly months: readonly MonthCount[];
  readonly held: number;
}

interface Folder {
  readonly id: string;
  readonly name: string | null;
}

const t = retentionTexts.t;
const horizons = ['1', '5', '10', '30'] as const;
type Horizon = (typeof horizons)[number];

/** What an organization's archive holds that is due: when, why, and what keeps it. */
export default function DuePage() {
  return (
    <RetentionPage title={t('title')} help="retention">
      <Due />
    </RetentionPage>
  );
}

function Due() {
  const { side } = useSession();
  const [horizon, setHorizon] = useState<Horizon>('5');
  const [folder, setFolder] = useState('');
  const until = inYears(new Date(), Number(horizon));
  const folders = useLoaded(
    (signal) => getAll<Folder>(`/v1/organizations/${side.organizationId}/folders`, signal),
    [side.organizationId],
  );
  const options = [
    { value: '', text: t('due.everywhere') },
    { value: 'none', text: t('due.noFolder') },
    ...(folders.value ?? []).map(({ id, name }) => ({ value: id, text: isolated(name ?? '—') })),
  ];
  return (
    <>
      <div class="filters">
        <SelectField
          label={t('due.until')}
          value={horizon}
          options={horizons.map((value) => ({ value, text: t('due.years', { count: Number(value) }) }))}
          onValue={setHorizon}
        />
        <SelectField label={t('due.folder')} value={folder} options={options} onValue={setFolder} />
      </div>
      <DueLists query={{ until, folder }} folders={folders.value ?? []} />
    </>
  );
}

interface DueListsProps {
  readonly query: { readonly until: string; readonly folder: string };
  readonly folders: readonly Folder[];
}

function DueLists({ query, folders }: DueListsProps) {
  const [done, setDone] = useState<string | null>(null);
  const summary = useLoaded(
    (signal) => get<Summary>(withQuery('/v1/retention/summary', query), { signal }),
    [query.until, query.folder],
  );
  const pages = usePages<DueCopy>(withQuery('/v1/retention', query));
  const nameOf = (folderId: string) => folders.find(({ id }) => id === folderId)?.name ?? '—';
  const finish = (text: string) => {
    setDone(text);
    summary.reload();
    pages.reload();
  };
  return (
    <>
      <Done>{done}</Done>
      <section class="card">
        <h2>{t('due.howMany')}</h2>
        <Shown of={summary}>
          {({ months, held }) => (
            <>
              <DueChart counts={months} />
              {held > 0 && <p class="quiet">{t('due.heldInAll', { count: held })}</p>}
            </>
          )}
        </Shown>
      </section>
      <section class="card">
        <h2>{t('due.list')}</h2>
        <Shown of={pages}>
          {(items) => (
            <>
              {items.length === 0 && <Empty title={t('due.nothing')}>{t('due.nothingText')}</Empty>}
              <ul class="rows kept">
                {items.map((copy) => (
                  <DueItem key={copy.id} copy={copy} folderName={nameOf} onDone={finish} />
                ))}
              </ul>
            </>
          )}
        </Shown>
        <More of={pages} />
      </section>
    </>
  );
}
