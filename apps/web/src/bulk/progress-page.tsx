import './bulk.css';
import { useEffect, useState } from 'preact/hooks';
import { get, post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Failure } from '../ui/failure.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { Shown } from '../ui/states.js';
import { type BulkSending, goesOn } from './bulk-sending.js';
import { saveTable } from './save-table.js';
import { StateMark } from './state-mark.js';
import { bulkTexts } from './texts.js';

const pause = 1_000;

/** How far a bulk sending is, while it goes on and after it. */
export default function ProgressPage({ id }: Readonly<Record<string, string>>) {
  const loaded = useLoaded((signal) => get<BulkSending>(`/v1/bulk-sendings/${id}`, { signal }), [id]);
  const { value, reload } = loaded;
  useEffect(() => {
    if (!value || !goesOn(value)) return undefined;
    const timer = setTimeout(reload, pause);
    return () => clearTimeout(timer);
  }, [value, reload]);
  const actions = (
    <>
      <a href="/app/bulk">{bulkTexts.t('progress.others')}</a>
      <HelpLink slug="efficient-sending" />
    </>
  );
  return (
    <Page title={bulkTexts.t('progress.title')} actions={actions}>
      <Shown of={loaded}>{(now) => <Progress now={now} onChanged={reload} />}</Shown>
    </Page>
  );
}

function Progress({ now, onChanged }: { readonly now: BulkSending; readonly onChanged: () => void }) {
  const done = now.sent + now.refused;
  const counts = (['sent', 'refused', 'waiting', 'stopped', 'skipped'] as const).filter(
    (one) => now[one] > 0 || one === 'sent',
  );
  return (
    <section class="card">
      <p role="status">
        <StateMark state={now.state} />
      </p>
      <label class="bulk-bar">
        <span>{bulkTexts.t('progress.bar', { done, rows: now.rows })}</span>
        <progress value={done} max={now.rows} />
      </label>
      {goesOn(now) && <p class="quiet">{bulkTexts.t('progress.leave')}</p>}
      <dl class="bulk-counts">
        {counts.map((one) => (
          <div key={one}>
            <dt>{bulkTexts.t(`progress.${one}`)}</dt>
            <dd>{now[one]}</dd>
          </div>
        ))}
      </dl>
      <Ways now={now} onChanged={onChanged} />
    </section>
  );
}

function Ways({ now, onChanged }: { readonly now: BulkSending; readonly onChanged: () => void }) {
  const [isAsked, setAsked] = useState(false);
  const stop = useAction(async (key: string) => {
    await post(`/v1/bulk-sendings/${now.id}/stop`, undefined, { key });
    setAsked(false);
    onChanged();
  });
  const result = useAction(async () => {
    saveTable('result.csv', await get<string>(`/v1/bulk-sendings/${now.id}/result.csv`));
  });
  return (
    <>
      <Failure error={result.error} />
      <div class="actions">
        <Button busy={result.isBusy} onClick={() => void result.run()}>
          {bulkTexts.t('progress.result')}
        </Button>
        {now.state === 'sending' && (
          <Button kind="plain" onClick={() => setAsked(true)}>
            {bulkTexts.t('progress.stop')}
          </Button>
        )}
      </div>
      <Dialog title={bulkTexts.t('progress.stopTitle')} isOpen={isAsked} onClose={() => setAsked(false)}>
        <p>{bulkTexts.t('progress.stopText')}</p>
        <Failure error={stop.error} />
        <Button kind="danger" busy={stop.isBusy} onClick={() => void stop.run()}>
          {bulkTexts.t('progress.stop')}
        </Button>
      </Dialog>
    </>
  );
}
