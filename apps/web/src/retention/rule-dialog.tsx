import { useState } from 'preact/hooks';
import { ask } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { ActionForm } from '../settings/forms.js';
import { useOrganizationPath } from '../settings/use-organization.js';
import { Dialog } from '../ui/dialog.js';
import { Choice, SelectField, TextField } from '../ui/field.js';
import { Name } from '../ui/words.js';
import { monthsOf, mostMonths, type Rule, type Span, spanOf } from './rules.js';
import { retentionTexts } from './texts.js';

const t = retentionTexts.t;

export interface RuleDialogProps {
  /** null: none was chosen. */
  readonly place: { readonly folderId: string | null; readonly name: string; readonly rule: Rule | undefined } | null;
  readonly revision: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
  readonly onReload: () => void;
}

/** Says how long what lies in a folder, or in none, is kept. */
export function RuleDialog({ place, onClose, ...rest }: RuleDialogProps) {
  return (
    <Dialog title={<Name>{place?.name ?? ''}</Name>} isOpen={place !== null} onClose={onClose}>
      {place && <RuleForm folderId={place.folderId} rule={place.rule} {...rest} />}
    </Dialog>
  );
}

type RuleFormProps = Omit<RuleDialogProps, 'place' | 'onClose'> &
  Pick<NonNullable<RuleDialogProps['place']>, 'folderId' | 'rule'>;

function RuleForm({ folderId, rule, revision, onDone, onReload }: RuleFormProps) {
  const path = `${useOrganizationPath()}/retention-rules`;
  const [isForGood, setForGood] = useState((rule?.months ?? null) === null);
  const [span, setSpan] = useState<Span>(spanOf(rule?.months ?? null));
  const months = isForGood ? null : monthsOf(span);
  const isWrong = !isForGood && months === null;
  const save = useAction(async (key) => {
    if (!isWrong) await ask('PUT', path, { body: { folderId, months }, ifMatch: revision, key });
  });
  return (
    <ActionForm action={save} submit={t('rules.save')} onDone={() => !isWrong && onDone()} onReload={onReload}>
      <Choice
        legend={t('rules.howLong')}
        value={isForGood ? 'good' : 'span'}
        options={[
          { value: 'good', text: t('rules.forGood') },
          { value: 'span', text: t('rules.forTime'), hint: t('rules.forTimeHint') },
        ]}
        onValue={(chosen) => setForGood(chosen === 'good')}
      />
      {!isForGood && <SpanFields span={span} onSpan={setSpan} isWrong={isWrong} />}
      <p>{t('rules.effect')}</p>
    </ActionForm>
  );
}

interface SpanFieldsProps {
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
  readonly isWrong: boolean;
}

function SpanFields({ span, onSpan, isWrong }: SpanFieldsProps) {
  return (
    <div class="filters">
      <TextField
        label={t('rules.amount')}
        value={span.amount}
        onValue={(amount) => onSpan({ ...span, amount })}
        fault={isWrong ? t('rules.wrong', { most: mostMonths / 12 }) : undefined}
        input={{ inputMode: 'numeric', maxLength: 4, required: true, autoComplete: 'off' }}
      />
      <SelectField
        label={t('rules.unit')}
        value={span.unit}
        options={[
          { value: 'years', text: t('rules.years') },
          { value: 'months', text: t('rules.months') },
        ]}
        onValue={(unit) => onSpan({ ...span, unit })}
      />
    </div>
  );
}
