import { AreaField, Check, SelectField, TextField } from '../ui/field.js';
import { LanguageField } from '../ui/language-field.js';
import type { DraftEditing } from './draft-editing.js';
import { endOfDay, dayOf } from './days.js';
import type { Delivery } from './invitation.js';
import { lengthOf, plainLine } from '../ui/plain-words.js';
import { texts } from './texts.js';
import { useFolders } from './use-folders.js';

/** What the invitation says of itself, until when one can sign, and what happens to copies. */
export function DraftDetails({ editing }: { readonly editing: DraftEditing }) {
  const { form } = editing;
  const fault = titleFault(editing);
  return (
    <section class="card" aria-labelledby="draft-details">
      <h2 id="draft-details">{texts.t('details.title')}</h2>
      <TextField
        label={texts.t('details.name')}
        hint={texts.t('details.nameHint')}
        {...(fault ? { fault: texts.t(`missing.${fault}`) } : {})}
        value={form.title}
        onValue={(title) => editing.set({ title })}
      />
      <AreaField
        label={texts.t('details.message')}
        hint={texts.t('details.messageHint')}
        optional
        maxLength={5_000}
        value={form.message}
        onValue={(message) => editing.set({ message })}
      />
      <div class="pair">
        <LanguageField
          label={texts.t('details.language')}
          hint={texts.t('details.languageHint')}
          value={form.language}
          onValue={(value) => editing.set({ language: value })}
        />
        <TextField
          label={texts.t('details.expiry')}
          hint={texts.t('details.expiryHint')}
          optional
          input={{ type: 'date', min: dayOf(new Date().toISOString()) }}
          value={form.expiresAt === null ? '' : dayOf(form.expiresAt)}
          onValue={(day) => editing.set({ expiresAt: endOfDay(day) })}
        />
      </div>
      <FolderField value={form.folderId} onValue={(folderId) => editing.set({ folderId })} />
      <fieldset>
        <legend>{texts.t('delivery.legend')}</legend>
        {(['sendDownloadLink', 'saveToPersonalAccount', 'copyToLightSignatories'] as const).map((setting) => (
          <Check
            key={setting}
            checked={form.delivery[setting]}
            onValue={(on) => editing.set({ delivery: { ...form.delivery, [setting]: on } satisfies Delivery })}
          >
            {texts.t(`delivery.${setting}`)}
          </Check>
        ))}
      </fieldset>
    </section>
  );
}

function titleFault({ form, isTried }: DraftEditing): 'name' | 'titleLong' | null {
  const length = lengthOf(plainLine(form.title));
  if (length > 200) return 'titleLong';
  return isTried && length === 0 ? 'name' : null;
}

interface FolderFieldProps {
  readonly value: string | null;
  readonly onValue: (folderId: string | null) => void;
}

/** Where it lies; not asked for where an organization has no folders. */
function FolderField({ value, onValue }: FolderFieldProps) {
  const folders = useFolders();
  if (folders.length === 0) return null;
  const options = folders.map(({ id, name }) => ({ value: id, text: name ?? '' }));
  return (
    <SelectField
      label={texts.t('details.folder')}
      hint={texts.t('details.folderHint')}
      value={value ?? ''}
      options={[{ value: '', text: texts.t('details.noFolder') }, ...options]}
      onValue={(chosen) => onValue(chosen === '' ? null : chosen)}
    />
  );
}
