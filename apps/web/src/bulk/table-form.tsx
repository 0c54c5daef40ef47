import './bulk.css';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { Check, Field } from '../ui/field.js';
import { Busy } from '../ui/states.js';
import { bulkPath, type ChosenTemplate, emptyTable, headsFor, type Preview } from './bulk-sending.js';
import { PreviewShown } from './preview-shown.js';
import { saveTable } from './save-table.js';
import { bulkTexts } from './texts.js';

/** A table for a template, looked at before it is sent. */
export function TableForm({ template }: { readonly template: ChosenTemplate }) {
  const { route } = useLocation();
  const [table, setTable] = useState<Blob | null>(null);
  const [isOld, setOld] = useState(false);
  const [preview, setPreview] = useState<Preview | null>(null);
  const looking = useAction(async (key: string, chosen: Blob, old: boolean) => {
    setPreview(null);
    setPreview(await post<Preview>(bulkPath(template.id, { isOld: old, preview: true }), chosen, { key }));
  });
  const sending = useAction(async (key: string, skipErrors: boolean) => {
    const path = bulkPath(template.id, { isOld, skipErrors });
    const { bulkSendingId } = await post<{ readonly bulkSendingId: string }>(path, table, { key });
    route(`/app/bulk/${bulkSendingId}`);
  });
  const look = (chosen: Blob | null, old: boolean) => {
    sending.clear();
    if (chosen) void looking.run(chosen, old);
    else setPreview(null);
  };
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
                const chosen = file ? new Blob([file], { type: 'text/csv' }) : null;
                setTable(chosen);
                look(chosen, isOld);
              }}
            />
          )}
        </Field>
        <Check
          checked={isOld}
          onValue={(old) => {
            setOld(old);
            look(table, old);
          }}
        >
          {bulkTexts.t('choose.old')}
        </Check>
        <Failure error={looking.error} />
        {looking.isBusy && <Busy />}
      </section>
      {preview && <PreviewShown preview={preview} isBusy={sending.isBusy} onSend={(skip) => void sending.run(skip)} />}
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
