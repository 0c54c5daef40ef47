import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Dialog } from '../ui/dialog.js';
import { Shown } from '../ui/states.js';
import { Name } from '../ui/words.js';
import type { DraftEditing } from './draft-editing.js';
import { methodsText } from './method-words.js';
import { needsOf } from './needs.js';
import { texts } from './texts.js';

export interface PreviewDialogProps {
  readonly editing: DraftEditing;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What each will get, as the service will write it, and what they must have. */
export function PreviewDialog({ editing, isOpen, onClose }: PreviewDialogProps) {
  return (
    <Dialog title={texts.t('preview.title')} isOpen={isOpen} onClose={onClose}>
      {isOpen && editing.id !== null && <Email id={editing.id} language={editing.form.language} />}
      <h3>{texts.t('preview.each')}</h3>
      <ol class="needs">
        {editing.form.people.map((row, index) => (
          <li key={row.key}>
            <Name>{row.name}</Name> <span class="quiet">{row.email}</span>
            <span class="hint">
              {texts.t('preview.signs', { how: methodsText(row) })} {needsOf(row)}
            </span>
            {editing.form.order === 'sequential' && index > 0 && (
              <span class="hint">{texts.t('preview.after', { count: index })}</span>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

interface Preview {
  readonly subject: string;
  readonly text: string;
}

function Email({ id, language }: { readonly id: string; readonly language: string }) {
  const preview = useLoaded((signal) => get<Preview>(`/v1/invitations/${id}/email-preview`, { signal }), [id]);
  return (
    <Shown of={preview}>
      {({ subject, text }) => (
        <div class="email" lang={language}>
          <p>
            <strong>
              <Name>{subject}</Name>
            </strong>
          </p>
          <textarea dir="auto" rows={12} readOnly aria-label={texts.t('preview.email')} value={text} />
        </div>
      )}
    </Shown>
  );
}
