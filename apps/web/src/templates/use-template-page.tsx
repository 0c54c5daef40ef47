import { useLocation } from 'preact-iso';
import { get, post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { TextField } from '../ui/field.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { Shown } from '../ui/states.js';
import { Name } from '../ui/words.js';
import { type Role, type Template, type UseForm, useBody } from './template.js';
import { templateTexts } from './texts.js';
import { useKept } from './use-kept.js';

/** One invitation from a template. */
export default function UseTemplatePage({ id }: Readonly<Record<string, string>>) {
  const loaded = useLoaded((signal) => get<Template>(`/v1/templates/${id}`, { signal }), [id]);
  return (
    <Page title={templateTexts.t('once.title')} actions={<HelpLink slug="efficient-sending" />}>
      <Shown of={loaded}>{(template) => <Use template={template} />}</Shown>
    </Page>
  );
}

function Use({ template }: { readonly template: Template }) {
  const { route } = useLocation();
  const [form, setForm, forget] = useKept<UseForm>(location.pathname, { values: {}, people: {} });
  const using = useAction(async (key: string, written: UseForm, send: boolean) => {
    const path = `/v1/templates/${template.id}/invitations`;
    const { id } = await post<{ readonly id: string }>(path, useBody(template, written, send), { key });
    forget();
    route(send ? `/app/invitations/${id}` : `/app/drafts/${id}`);
  });
  const setPerson = (roleId: string, part: object) =>
    setForm({
      ...form,
      people: { ...form.people, [roleId]: { name: '', email: '', ...form.people[roleId], ...part } },
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void using.run(form, true);
      }}
    >
      <p>
        <Name>{template.name ?? '…'}</Name>
      </p>
      {template.roles.map((role) => (
        <Person
          key={role.roleId}
          role={role}
          who={form.people[role.roleId ?? ''] ?? { name: '', email: '' }}
          onWho={(part) => setPerson(role.roleId ?? '', part)}
        />
      ))}
      {template.values.length > 0 && (
        <fieldset class="card">
          <legend>{templateTexts.t('once.values')}</legend>
          {template.values.map((name) => (
            <TextField
              key={name}
              label={name}
              value={form.values[name] ?? ''}
              onValue={(value) => setForm({ ...form, values: { ...form.values, [name]: value } })}
              input={{ maxLength: 5_000, required: true }}
            />
          ))}
        </fieldset>
      )}
      <Failure error={using.error} />
      <div class="actions">
        <Button type="submit" kind="first" busy={using.isBusy}>
          {templateTexts.t('once.send')}
        </Button>
        <Button busy={using.isBusy} onClick={() => void using.run(form, false)}>
          {templateTexts.t('once.draft')}
        </Button>
      </div>
    </form>
  );
}

interface PersonProps {
  readonly role: Role;
  readonly who: { readonly name: string; readonly email: string };
  readonly onWho: (part: { readonly name?: string; readonly email?: string }) => void;
}

function Person({ role, who, onWho }: PersonProps) {
  const { contact } = role;
  const hint = (text: string | null | undefined) =>
    contact ? { hint: templateTexts.t('once.contactHint', { name: text ?? '…' }) } : {};
  const required = contact === undefined;
  return (
    <fieldset class="card">
      <legend>
        <Name>{role.name ?? '…'}</Name>
      </legend>
      <TextField
        label={templateTexts.t('once.name')}
        {...hint(contact?.name)}
        value={who.name}
        onValue={(name) => onWho({ name })}
        input={{ maxLength: 200, required }}
      />
      <TextField
        label={templateTexts.t('once.email')}
        {...hint(contact?.email)}
        value={who.email}
        onValue={(email) => onWho({ email })}
        input={{ type: 'email', maxLength: 254, required }}
      />
    </fieldset>
  );
}
