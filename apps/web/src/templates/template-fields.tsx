import './templates.css';
import { useState } from 'preact/hooks';
import { Problem } from '../api/problem.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { get } from '../api/client.js';
import { useSession } from '../app/session.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { AreaField, SelectField, TextField } from '../ui/field.js';
import { LanguageField } from '../ui/language-field.js';
import { DocumentFields } from './document-fields.js';
import { RoleFields } from './role-fields.js';
import { bodyOf, faultAt, type Template, type TemplateForm } from './template.js';
import { templateTexts } from './texts.js';
import { useKept } from './use-kept.js';

export interface TemplateFieldsProps {
  readonly initial: TemplateForm;
  readonly save: (body: object, key: string) => Promise<Template>;
  readonly onSaved: (template: Template) => void;
}

/** What a template says, and how it is saved. */
export function TemplateFields({ initial, save, onSaved }: TemplateFieldsProps) {
  const [form, setForm, forget] = useKept(location.pathname, initial);
  const saving = useAction(async (key: string, written: TemplateForm) => {
    const saved = await save(bodyOf(written), key);
    forget();
    onSaved(saved);
  });
  const faults = saving.error instanceof Problem ? (saving.error.body.errors ?? []) : [];
  const change = (part: Partial<TemplateForm>) => setForm({ ...form, ...part });
  return (
    <form
      class="template-form"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.run(form);
      }}
    >
      <Texts form={form} onChange={change} fault={(pointer) => faultAt(faults, pointer)} />
      <RoleFields roles={form.roles} onRoles={(roles) => change({ roles })} fault={(at) => faultAt(faults, at)} />
      <DocumentFields documents={form.documents} onDocuments={(documents) => change({ documents })} />
      <Settings form={form} onChange={change} fault={(pointer) => faultAt(faults, pointer)} />
      <Failure error={saving.error} />
      <Button type="submit" kind="first" busy={saving.isBusy}>
        {templateTexts.t('form.save')}
      </Button>
    </form>
  );
}

interface PartProps {
  readonly form: TemplateForm;
  readonly onChange: (part: Partial<TemplateForm>) => void;
  readonly fault: (pointer: string) => string | undefined;
}

function Texts({ form, onChange, fault }: PartProps) {
  const example = { role: '{{Tenant.name}}', value: '{{Rent}}' };
  return (
    <section class="card">
      <TextField
        label={templateTexts.t('form.name')}
        hint={templateTexts.t('form.nameHint')}
        fault={fault('#/name')}
        value={form.name}
        onValue={(name) => onChange({ name })}
        input={{ name: 'name', maxLength: 200, required: true }}
      />
      <TextField
        label={templateTexts.t('form.title')}
        hint={templateTexts.t('form.placeholders', example)}
        fault={fault('#/title')}
        value={form.title}
        onValue={(title) => onChange({ title })}
        input={{ name: 'title', maxLength: 200 }}
      />
      <AreaField
        label={templateTexts.t('form.message')}
        optional
        fault={fault('#/message')}
        value={form.message}
        onValue={(message) => onChange({ message })}
        maxLength={5_000}
      />
    </section>
  );
}

function Settings({ form, onChange, fault }: PartProps) {
  return (
    <section class="card">
      <LanguageField
        label={templateTexts.t('form.language')}
        value={form.language}
        onValue={(language) => onChange({ language })}
      />
      <SelectField
        label={templateTexts.t('form.order')}
        value={form.order}
        options={(['parallel', 'sequential'] as const).map((value) => ({
          value,
          text: templateTexts.t(`form.${value}`),
        }))}
        onValue={(order) => onChange({ order })}
      />
      <TextField
        label={templateTexts.t('form.expires')}
        hint={templateTexts.t('form.expiresHint')}
        fault={fault('#/expiresInDays')}
        optional
        value={form.expiresInDays}
        onValue={(expiresInDays) => onChange({ expiresInDays })}
        input={{ type: 'number', min: '1', max: '365', inputMode: 'numeric' }}
      />
      <FolderField value={form.folderId} onValue={(folderId) => onChange({ folderId })} />
    </section>
  );
}

interface Folder {
  readonly id: string;
  readonly name: string | null;
}

function FolderField({ value, onValue }: { readonly value: string; readonly onValue: (value: string) => void }) {
  const { organizationId } = useSession().side;
  const [path] = useState(`/v1/organizations/${organizationId}/folders?limit=100`);
  const loaded = useLoaded((signal) => get<{ readonly items: readonly Folder[] }>(path, { signal }), [path]);
  const folders = loaded.value?.items ?? [];
  const options = [
    { value: '', text: templateTexts.t('form.noFolder') },
    ...folders.map(({ id, name }) => ({ value: id, text: name ?? '…' })),
    ...(value !== '' && !folders.some(({ id }) => id === value) ? [{ value, text: '…' }] : []),
  ];
  return <SelectField label={templateTexts.t('form.folder')} value={value} options={options} onValue={onValue} />;
}
