import { useState } from 'preact/hooks';
import { ask } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { Notice } from '../ui/notice.js';
import { timeText } from '../ui/words.js';
import { ContactDialog } from './contact-dialog.js';
import type { Signatory } from './invitation.js';
import type { PartProps } from './invitation-page.js';
import { SignatoryRow } from './signatory-row.js';
import { texts } from './texts.js';

/** Who signs, how far each is, and what can still be done for them. */
export function Signatories({ invitation, maySend, onChanged }: PartProps) {
  const { id, signatories, order, state } = invitation;
  const [corrected, setCorrected] = useState<Signatory | null>(null);
  const [told, setTold] = useState('');
  const remind = useAction(async (key, whom: string | null) => {
    setTold('');
    const body = whom === null ? {} : { signatoryIds: [whom] };
    await ask('POST', `/v1/invitations/${id}/reminders`, { key, body });
    const name = signatories.find((one) => one.id === whom)?.name;
    setTold(name ? texts.t('remind.doneOne', { name }) : texts.t('remind.done'));
    onChanged();
  });
  const isOpen = state === 'sent' && maySend;
  const left = signatories.filter((one) => one.state !== 'signed');
  return (
    <section class="card" aria-labelledby="signatories">
      <div class="page-head">
        <h2 id="signatories">{texts.t('people.title')}</h2>
        {isOpen && left.length > 1 && (
          <Button busy={remind.isBusy} onClick={() => void remind.run(null)}>
            {texts.t('remind.all')}
          </Button>
        )}
      </div>
      <RemindFailure error={remind.error} />
      {told !== '' && (
        <Notice kind="good" live>
          {told}
        </Notice>
      )}
      <ol class={`rows ${order}`}>
        {signatories.map((signatory, index) => (
          <SignatoryRow
            key={signatory.id}
            signatory={signatory}
            waitsFor={order === 'sequential' ? firstLeft(signatories, index) : null}
            isOpen={isOpen}
            isBusy={remind.isBusy}
            onRemind={() => void remind.run(signatory.id)}
            onCorrect={() => setCorrected(signatory)}
          />
        ))}
      </ol>
      <ContactDialog
        invitationId={id}
        signatory={corrected}
        onClose={() => setCorrected(null)}
        onDone={(name) => {
          setCorrected(null);
          setTold(texts.t('contact.done', { name }));
          onChanged();
        }}
      />
    </section>
  );
}

/** Whoever signs before, and hasn't yet. */
function firstLeft(signatories: readonly Signatory[], index: number): Signatory | null {
  return signatories.slice(0, index).find(({ state }) => state !== 'signed') ?? null;
}

/** A reminder that came too soon says when there can be one again. */
function RemindFailure({ error }: { readonly error: unknown }) {
  const again = error instanceof Problem ? error.body.availableAt : undefined;
  if (typeof again !== 'string') return <Failure error={error} />;
  return (
    <Notice kind="warn" live>
      {texts.t('remind.tooSoon', { time: timeText(again) })}
    </Notice>
  );
}
