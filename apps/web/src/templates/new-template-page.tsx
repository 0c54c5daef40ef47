import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { useSession } from '../app/session.js';
import { useSpokenLanguage } from '../app/use-spoken-language.js';
import { get, post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { SelectField, TextField } from '../ui/field.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { Busy } from '../ui/states.js';
import { emptyForm, type Template } from './template.js';
import { TemplateFields } from './template-fields.js';
import { templateTexts } from './texts.js';

interface Invitation {
  readonly id: string;
  readonly title: string | null;
}

/** A new template: from scratch, or from an invitation that there is. */
export default function NewTemplatePage() {
  const { query, route } = useLocation();
  const { side } = useSession();
  const spoken = useSpokenLanguage();
  const [from, setFrom] = useState(query['from'] ?? '');
  const invitations = useLoaded(
    (signal) => get<{ readonly items: readonly Invitation[] }>('/v1/invitations?limit=50', { signal }),
    [side.context],
  );
  const others = invitations.value?.items ?? [];
  const options = [
    { value: '', text: templateTexts.t('from.none') },
    ...others.map(({ id, title }) => ({ value: id, text: title ?? '…' })),
    ...(from !== '' && !others.some(({ id }) => id === from) ? [{ value: from, text: '…' }] : []),
  ];
  const made = ({ id }: Template) => route(`/app/templates/${id}`);
  return (
    <Page title={templateTexts.t('new')} actions={<HelpLink slug="efficient-sending" />}>
      <div class="card">
        <SelectField
          label={templateTexts.t('from.label')}
          hint={templateTexts.t('from.hint')}
          value={from}
          options={options}
          onValue={setFrom}
        />
        {from !== '' && <FromInvitation invitationId={from} onMade={made} />}
      </div>
      {from === '' && spoken === null && <Busy />}
      {from === '' && spoken !== null && (
        <TemplateFields key={side.context} initial={emptyForm(spoken)} save={save} onSaved={made} />
      )}
    </Page>
  );
}

async function save(body: object, key: string): Promise<Template> {
  return post<Template>('/v1/templates', body, { key });
}

function FromInvitation({
  invitationId,
  onMade,
}: {
  readonly invitationId: string;
  readonly onMade: (template: Template) => void;
}) {
  const [name, setName] = useState('');
  const make = useAction(async (key: string, called: string) => {
    onMade(await post<Template>('/v1/templates', { name: called, fromInvitationId: invitationId }, { key }));
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void make.run(name.trim());
      }}
    >
      <TextField
        label={templateTexts.t('form.name')}
        hint={templateTexts.t('form.nameHint')}
        value={name}
        onValue={setName}
        input={{ name: 'name', maxLength: 200, required: true }}
      />
      <Failure error={make.error} />
      <Button type="submit" kind="first" busy={make.isBusy}>
        {templateTexts.t('from.make')}
      </Button>
    </form>
  );
}
