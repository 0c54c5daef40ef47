import { useState } from 'preact/hooks';
import type { Action } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { SelectField } from '../ui/field.js';
import type { Invitation } from './invitation.js';
import { texts } from './texts.js';
import { WayOut } from './way-out.js';

export interface LightCopyProps {
  readonly invitation: Invitation;
  readonly copy: Action<[drawing: readonly string[]]>;
}

/** For whoever has no method to authenticate by: a copy in which they draw. The others go on authenticating. */
export function LightCopy({ invitation, copy }: LightCopyProps) {
  const [whom, setWhom] = useState('all');
  const left = invitation.signatories.filter((one) => one.state !== 'signed' && !one.methods.includes('light'));
  if (left.length === 0) return null;
  const drawing = left.map(({ id }) => id).filter((id) => whom === 'all' || whom === id);
  return (
    <WayOut text={texts.t('ways.lightText')}>
      {left.length > 1 && (
        <SelectField
          label={texts.t('ways.lightWho')}
          value={whom}
          options={[
            { value: 'all', text: texts.t('ways.lightAll') },
            ...left.map(({ id, name, email }) => ({ value: id, text: name ?? email ?? '' })),
          ]}
          onValue={setWhom}
        />
      )}
      <Button busy={copy.isBusy} onClick={() => void copy.run(drawing)}>
        {texts.t('ways.light')}
      </Button>
    </WayOut>
  );
}
