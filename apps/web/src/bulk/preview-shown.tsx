import { useState } from 'preact/hooks';
import { Button } from '../ui/button.js';
import { Check } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { Name } from '../ui/words.js';
import { canSend, type Preview, type TableFault, unusedHeads } from './bulk-sending.js';
import { bulkTexts } from './texts.js';

export interface PreviewShownProps {
  readonly preview: Preview;
  readonly isBusy: boolean;
  readonly onSend: (skipErrors: boolean) => void;
}

/** What goes out, and what is to be corrected first. */
export function PreviewShown({ preview, isBusy, onSend }: PreviewShownProps) {
  const [skips, setSkips] = useState(false);
  const unused = unusedHeads(preview);
  const isWhole = preview.errors.some(({ row }) => row === null);
  return (
    <section class="card">
      <h2>{bulkTexts.t('preview.title')}</h2>
      <Notice live kind={preview.errorCount === 0 ? 'good' : 'warn'}>
        {!isWhole && <p>{bulkTexts.t('preview.rows', { count: preview.sendable })}</p>}
        {preview.errorCount > 0 && <p>{bulkTexts.t('preview.errors', { count: preview.errorCount })}</p>}
      </Notice>
      {preview.errors.length > 0 && <Faults preview={preview} />}
      <Examples preview={preview} />
      {unused.length > 0 && <p class="quiet">{bulkTexts.t('preview.unused', { columns: unused.join(', ') })}</p>}
      {preview.errorCount > 0 && !isWhole && preview.sendable > 0 && (
        <Check checked={skips} onValue={setSkips}>
          {bulkTexts.t('preview.skip')}
        </Check>
      )}
      {canSend(preview, true) && (
        <div class="actions bulk-send">
          <Button kind="first" busy={isBusy} disabled={!canSend(preview, skips)} onClick={() => onSend(skips)}>
            {bulkTexts.t('preview.send', { count: preview.sendable })}
          </Button>
        </div>
      )}
    </section>
  );
}

function Examples({ preview }: { readonly preview: Preview }) {
  if (preview.examples.length === 0) return null;
  return (
    <>
      <h3 class="bulk-examples">{bulkTexts.t('preview.examples')}</h3>
      <ul class="rows">
        {preview.examples.map(({ row, title, message, signatories }) => (
          <li key={row} class="bulk-example">
            <div>
              <Name>{bulkTexts.t('preview.example', { row, title })}</Name>
              {signatories.map(({ role, name, email }) => (
                <p class="hint" key={role}>
                  <Name>{role ?? '…'}</Name>: <Name>{name}</Name> (<Name>{email}</Name>)
                </p>
              ))}
              {message !== null && (
                <p class="bulk-message" dir="auto">
                  {message}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Faults({ preview: { errors, errorCount } }: { readonly preview: Preview }) {
  return (
    <>
      {errors.length < errorCount && <p class="quiet">{bulkTexts.t('preview.more', { count: errors.length })}</p>}
      <div class="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{bulkTexts.t('preview.line')}</th>
              <th scope="col">{bulkTexts.t('preview.column')}</th>
              <th scope="col">{bulkTexts.t('preview.what')}</th>
            </tr>
          </thead>
          <tbody>
            {errors.map((fault) => (
              <tr key={`${fault.line}/${fault.column}/${fault.code}`}>
                <td>{fault.line ?? '–'}</td>
                <td>{fault.column === null ? '–' : <Name>{fault.column}</Name>}</td>
                <td>{textOf(fault)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** In the language of the page; as the service says it, where that knows more kinds of faults than the page. */
function textOf({ code, message }: TableFault): string {
  const key = `fault.${code}`;
  return bulkTexts.has(key) ? bulkTexts.t(key as 'fault.email') : message;
}
