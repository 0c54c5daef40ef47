import './bulk.css';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { Check, Field } from '../ui/field.js';
import { Shown } from '../ui/states.js';
import { bulkPath, type ChosenTemplate, emptyTable, headsFor, type Preview } from './bulk-sending.js';
import { PreviewShown } from './preview-shown.js';
import { saveTable } from './save-table.js';
import { bulkTexts } from './texts.js';

/** A table for a template, looked at before it is sent. */
export function TableForm({ template }: { readonly template: ChosenTemplate }) {
  const [table, setTable] = useState<Blob | null>(null);
  const [round, setRound] = useState(0);
  const [isOld, setOld] = useState(false);
  return (
    <>
      <section class="card">
        <Heads template={template} />
        <Field label={bulkTexts.t('choose.file')} hint={bulkTexts.t('choose.fileHint')}>
          {(described) => (
            <input
              {...described}
              type="file"
              accept=".csv,text/csv"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                // Browsers name the type as the spreadsheet program of the machine does.
                setTable(file ? new Blob([file], { type: 'text/csv' }) : null);
                setRound(round + 1);
              }}
            />
          )}
        </Field>
        <Check checked={isOld} onValue={setOld}>
          {bulkTexts.t('choose.old')}
        </Check>
      </section>
      {table && <Looked key={`${round}/${isOld}`} template={template} table={table} isOld={isOld} />}
    </>
  );
}

interface LookedProps {
  readonly template: ChosenTemplate;
  readonly table: Blob;
  readonly isOld: boolean;
}

/** What goes out by one table, read in one way: another one is looked at anew, whatever was under way. */
function Looked({ template, table, isOld }: LookedProps) {
  const { route } = useLocation();
  const loaded = useLoaded(
    (signal) => post<Preview>(bulkPath(template.id, { isOld, preview: true }), table, { signal }),
    [],
  );
  const sending = useAction(async (key: string, skipErrors: boolean) => {
    const path = bulkPath(template.id, { isOld, skipErrors });
    const { bulkSendingId } = await post<{ readonly bulkSendingId: string }>(path, table, { key });
    route(`/app/bulk/${bulkSendingId}`);
  });
  return (
    <>
      <Shown of={loaded}>
        {(preview) => (
          <PreviewShown preview={preview} isBusy={sending.isBusy} onSend={(skip) => void sending.run(skip)} />
        )}
      </Shown>
      <Failure error={sending.error} />
    </>
  );
}

function Heads({ template }: { readonly template: ChosenTemplate }) {
  const heads = headsFor(template);
  return (
    <div class="bulk-heads">
      <p>{bulkTexts.t('choose.columns')}</p>
      <ul>
        {heads.map((head) => (
          <li key={head}>
            <code dir="auto">{head}</code>
          </li>
        ))}
      </ul>
      <Button onClick={() => saveTable('table.csv', emptyTable(heads))}>{bulkTexts.t('choose.empty')}</Button>
    </div>
  );
}
