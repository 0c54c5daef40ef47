import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { ask, get } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Failure } from '../ui/failure.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { Shown } from '../ui/states.js';
import { formOf, type Template } from './template.js';
import { TemplateFields } from './template-fields.js';
import { templateTexts } from './texts.js';

/** One template, to be changed or retired. */
export default function TemplatePage({ id }: Readonly<Record<string, string>>) {
  const [saved, setSaved] = useState<Template | null>(null);
  const loaded = useLoaded((signal) => get<Template>(`/v1/templates/${id}`, { signal }), [id]);
  const template = saved ?? loaded.value;
  return (
    <Page title={template?.name ?? templateTexts.t('edit')} actions={template && <Actions template={template} />}>
      <Shown of={loaded}>
        {(first) => {
          const now = saved ?? first;
          if (now.state === 'retired') return <Notice title={templateTexts.t('form.retired')} />;
          const save = async (body: object, key: string) =>
            (await ask<Template>('PUT', `/v1/templates/${now.id}`, { body, key, ifMatch: now.revision })).body;
          return (
            <>
              {saved && <Notice kind="good" live title={templateTexts.t('form.saved', { version: saved.version })} />}
              {now.values.length > 0 && (
                <p class="quiet">{templateTexts.t('form.asks', { values: now.values.join(', ') })}</p>
              )}
              <TemplateFields key={now.revision} initial={formOf(now)} save={save} onSaved={setSaved} />
            </>
          );
        }}
      </Shown>
    </Page>
  );
}

function Actions({ template }: { readonly template: Template }) {
  const { id, state } = template;
  const { route } = useLocation();
  const [isAsked, setAsked] = useState(false);
  const retire = useAction(async (key: string) => {
    await ask('DELETE', `/v1/templates/${id}`, { key });
    route('/app/templates');
  });
  if (state === 'retired') return null;
  return (
    <>
      <a class="button second" href={`/app/templates/${id}/use`}>
        {templateTexts.t('use')}
      </a>
      <a class="button second" href={`/app/bulk/new?template=${id}`}>
        {templateTexts.t('toMany')}
      </a>
      <Button kind="plain" onClick={() => setAsked(true)}>
        {templateTexts.t('retire')}
      </Button>
      <Dialog title={templateTexts.t('retireTitle')} isOpen={isAsked} onClose={() => setAsked(false)}>
        <p>{templateTexts.t('retireText')}</p>
        <Failure error={retire.error} />
        <Button kind="danger" busy={retire.isBusy} onClick={() => void retire.run()}>
          {templateTexts.t('retire')}
        </Button>
      </Dialog>
    </>
  );
}
