import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { ask, get } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Failure } from '../ui/failure.js';
import { uiTexts } from '../ui/texts.js';
import { type Missing, missingIn } from './draft-faults.js';
import type { DraftEditing } from './draft-editing.js';
import type { Invitation } from './invitation.js';
import { MissingNotice } from './missing-notice.js';
import { PreviewDialog } from './preview-dialog.js';
import { SendDialog } from './send-dialog.js';
import { keepWarnings } from './sent-warnings.js';
import { texts } from './texts.js';

/** What is still missing; then a look at what each will get, and sending. */
export function DraftEnd({ editing }: { readonly editing: DraftEditing }) {
  const [open, setOpen] = useState<'preview' | 'send' | 'discard' | null>(null);
  const [told, tell] = useState<readonly Missing[]>([]);
  const close = () => setOpen(null);
  /** Shows what the service has, never what it may not have heard of yet. */
  const look = useAction(async (_key, what: 'preview' | 'send') => {
    const found = missingFrom(editing);
    tell(found);
    if (found.length > 0) editing.sayFaults();
    else if (await editing.saver.flush()) setOpen(what);
  });
  const { send, discard } = useEndings(editing, close);
  const missing = missingFrom(editing);
  return (
    <section class="draft-end" aria-labelledby="draft-end">
      <h2 id="draft-end" class="visually-hidden">
        {texts.t('end.title')}
      </h2>
      <MissingNotice told={told} stillSo={(one) => missing.includes(one)} />
      <div class="actions">
        <Button kind="first" busy={look.isBusy} onClick={() => void look.run('send')}>
          {texts.t('end.send')}
        </Button>
        <Button busy={look.isBusy} onClick={() => void look.run('preview')}>
          {texts.t('end.preview')}
        </Button>
        {editing.id !== null && (
          <Button kind="plain" onClick={() => setOpen('discard')}>
            {texts.t('end.discard')}
          </Button>
        )}
      </div>
      <PreviewDialog editing={editing} isOpen={open === 'preview'} onClose={close} />
      <SendDialog editing={editing} isOpen={open === 'send'} onClose={close} send={send} />
      <Dialog title={texts.t('discard.title')} isOpen={open === 'discard'} onClose={close}>
        <p>{texts.t('discard.text')}</p>
        <Failure error={discard.error} />
        <div class="actions">
          <Button kind="danger" busy={discard.isBusy} onClick={() => void discard.run()}>
            {texts.t('discard.button')}
          </Button>
          <Button onClick={close}>{uiTexts.t('cancel')}</Button>
        </div>
      </Dialog>
    </section>
  );
}

function missingFrom({ uploads, documents, form }: DraftEditing): readonly Missing[] {
  return missingIn(form, documents.length, uploads.files.some(isUnderWay), Date.now());
}

const isUnderWay = ({ state }: { readonly state: string }): boolean => state !== 'refused';

/** Both ends of a draft, after which it is no draft any more. */
function useEndings(editing: DraftEditing, close: () => void) {
  const { route } = useLocation();
  const send = useAction(async (key, id: string, ifMatch: number) => {
    try {
      const { body } = await ask<Invitation>('POST', `/v1/invitations/${id}/send`, { key, ifMatch });
      keepWarnings(body);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 412) throw error;
      close();
      editing.saver.clash(await get<Invitation>(`/v1/invitations/${id}`));
      return;
    }
    editing.end();
    route(`/app/invitations/${id}`, true);
  });
  const discard = useAction(async (key) => {
    await ask('DELETE', `/v1/invitations/${editing.id}`, { key });
    editing.end();
    route('/app/invitations', true);
  });
  return { send, discard };
}
