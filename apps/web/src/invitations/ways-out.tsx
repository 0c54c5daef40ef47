import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { ask } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { HelpLink } from '../ui/help-link.js';
import { AddendumDialog } from './addendum-dialog.js';
import { CancelDialog } from './cancel-dialog.js';
import { ExtendDialog } from './extend-dialog.js';
import type { Invitation } from './invitation.js';
import type { PartProps } from './invitation-page.js';
import { LightCopy } from './light-copy.js';
import { PaperDialog } from './paper-dialog.js';
import { texts } from './texts.js';
import { WayOut } from './way-out.js';

type Opened = 'addendum' | 'paper' | 'extend' | 'cancel';

/** Why signatories can't be changed any more, and each way out as a button that works. */
export function WaysOut({ invitation, maySend, onChanged }: PartProps) {
  const { id, state } = invitation;
  const [open, setOpen] = useState<Opened | null>(null);
  const { route } = useLocation();
  const copy = useAction(async (key, drawing: readonly string[]) => {
    const light = drawing.length > 0 ? { light: true, signatoryIds: drawing } : {};
    const { body } = await ask<Invitation>('POST', `/v1/invitations/${id}/copy`, { key, body: light });
    route(`/app/drafts/${body.id}`);
  });
  if (!maySend || state === 'draft' || state === 'discarded') return null;
  const close = () => setOpen(null);
  const done = () => {
    close();
    onChanged();
  };
  const isSent = state === 'sent';
  return (
    <section class="card" aria-labelledby="ways-out">
      <h2 id="ways-out">{texts.t(isSent ? 'ways.frozen' : 'ways.next')}</h2>
      <p>{texts.t(isSent ? 'ways.why' : 'ways.closed')}</p>
      <Failure error={copy.error} />
      <ul class="ways-out">
        <WayOut text={isSent ? `${texts.t('ways.copyText')} ${texts.t('ways.copyThen')}` : texts.t('ways.copyText')}>
          <Button busy={copy.isBusy} onClick={() => void copy.run([])}>
            {texts.t('ways.copy')}
          </Button>
        </WayOut>
        {state !== 'completed' && <LightCopy invitation={invitation} copy={copy} />}
        <WayOut text={texts.t('ways.addendumText')}>
          <Button onClick={() => setOpen('addendum')}>{texts.t('ways.addendum')}</Button>
        </WayOut>
        {state !== 'completed' && (
          <WayOut text={texts.t('ways.paperText')}>
            <Button onClick={() => setOpen('paper')}>{texts.t('ways.paper')}</Button>
          </WayOut>
        )}
        {isSent && (
          <>
            <WayOut text={texts.t('ways.extendText')}>
              <Button onClick={() => setOpen('extend')}>{texts.t('ways.extend')}</Button>
            </WayOut>
            <WayOut text={texts.t('ways.cancelText')}>
              <Button kind="danger" onClick={() => setOpen('cancel')}>
                {texts.t('ways.cancel')}
              </Button>
            </WayOut>
          </>
        )}
      </ul>
      <HelpLink slug="frozen-invitation">{texts.t('ways.help')}</HelpLink>
      <AddendumDialog invitation={invitation} isOpen={open === 'addendum'} onClose={close} />
      <PaperDialog invitation={invitation} isOpen={open === 'paper'} onClose={close} onDone={done} />
      <ExtendDialog invitation={invitation} isOpen={open === 'extend'} onClose={close} onDone={done} />
      <CancelDialog invitation={invitation} isOpen={open === 'cancel'} onClose={close} onDone={done} />
    </section>
  );
}
