import { useState } from 'preact/hooks';
import { useAction } from '../api/use-action.js';
import { useKept } from '../app/use-kept.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Failure } from '../ui/failure.js';
import { AreaField, Check, Field, TextField } from '../ui/field.js';
import { uiTexts } from '../ui/texts.js';
import { Name } from '../ui/words.js';
import type { WayDialogProps } from './cancel-dialog.js';
import { dayOf } from './days.js';
import { mostBytesInJson, type PaperWanted, recordPaper } from './paper-record.js';
import { plainLine, plainLines } from '../ui/plain-words.js';
import { texts } from './texts.js';
import { mostBytes } from './uploads.js';

type Fault = 'scan' | 'scanLarge' | 'who' | 'day';

/** Records what was signed on paper: the scan, who signed, on which day. The invitation stays as it is. */
export function PaperDialog({ invitation, isOpen, onClose, onDone }: WayDialogProps) {
  const [scan, setScan] = useState<File | null>(null);
  const [who, setWho] = useState<ReadonlySet<string>>(new Set());
  const [others, setOthers, forgetOthers] = useKept(`paper/${invitation.id}/others`, '');
  const [day, setDay] = useState('');
  const [note, setNote, forgetNote] = useKept(`paper/${invitation.id}/note`, '');
  const [fault, setFault] = useState<Fault | null>(null);
  const today = dayOf(new Date().toISOString());
  const record = useAction(async (key, wanted: PaperWanted) => {
    await recordPaper(invitation.id, scan as File, wanted, key);
    forgetOthers();
    forgetNote();
    onDone();
  });
  const submit = () => {
    const named = others
      .split(/\r\n|\r|\n/u)
      .map(plainLine)
      .filter((name) => name !== '');
    const signedBy = [
      ...[...who].map((signatoryId) => ({ signatoryId })),
      ...[...new Set(named)].map((name) => ({ name })),
    ];
    const said = plainLines(note);
    const hasWords = named.length > 0 || said !== '';
    const found = faultOf(scan, signedBy.length, day, today, hasWords);
    setFault(found);
    if (found === null) void record.run({ signedBy, signedOn: day, ...(said === '' ? {} : { note: said }) });
  };
  const toggle = (id: string, on: boolean) => setWho(new Set(on ? [...who, id] : [...who].filter((one) => one !== id)));
  const left = invitation.signatories.filter(({ state }) => state !== 'signed');
  const faultAt = (...codes: Fault[]) =>
    fault && codes.includes(fault) ? { fault: texts.t(`paper.fault.${fault}`) } : {};
  return (
    <Dialog title={texts.t('paper.title')} isOpen={isOpen} onClose={onClose}>
      <p>{texts.t('paper.intro')}</p>
      <Field label={texts.t('paper.scan')} hint={texts.t('paper.scanHint')} {...faultAt('scan', 'scanLarge')}>
        {(described) => (
          <input
            {...described}
            type="file"
            accept="application/pdf,.pdf"
            onChange={(event) => {
              setScan(event.currentTarget.files?.[0] ?? null);
              setFault(null);
            }}
          />
        )}
      </Field>
      <fieldset>
        <legend>{texts.t('paper.who')}</legend>
        {fault === 'who' && <p class="fault">{texts.t('paper.fault.who')}</p>}
        {left.map(({ id, name, email }) => (
          <Check key={id} checked={who.has(id)} onValue={(on) => toggle(id, on)}>
            <Name>{name ?? email ?? ''}</Name>
          </Check>
        ))}
        <AreaField
          label={texts.t('paper.others')}
          hint={texts.t('paper.othersHint')}
          optional
          rows={2}
          value={others}
          onValue={setOthers}
        />
      </fieldset>
      <TextField
        label={texts.t('paper.day')}
        {...faultAt('day')}
        input={{ type: 'date', max: today }}
        value={day}
        onValue={setDay}
      />
      <AreaField label={texts.t('paper.note')} optional rows={2} maxLength={1_000} value={note} onValue={setNote} />
      <Failure error={record.error} />
      <div class="actions">
        <Button kind="first" busy={record.isBusy} onClick={submit}>
          {texts.t('paper.button')}
        </Button>
        <Button onClick={onClose}>{uiTexts.t('cancel')}</Button>
      </div>
    </Dialog>
  );
}

function faultOf(scan: File | null, signers: number, day: string, today: string, hasWords: boolean): Fault | null {
  if (scan === null) return 'scan';
  if (scan.size > (hasWords ? mostBytesInJson : mostBytes)) return 'scanLarge';
  if (signers === 0) return 'who';
  return day === '' || day > today ? 'day' : null;
}
