import { Choice } from '../ui/field.js';
import { Authentication } from './authentication.js';
import { Light } from './light.js';
import { isIdentified } from './signature-body.js';
import { signingTexts } from './texts.js';
import type { Entered } from './use-entered.js';
import type { SigningView } from './view.js';

const t = signingTexts.t;

export interface WaysProps {
  readonly view: SigningView;
  readonly entered: Entered;
  readonly onEntered: (change: Partial<Entered>) => void;
  readonly missing: readonly string[];
}

/** How they sign: by proving who they are, or without; as far as the sender leaves it to them. */
export function Ways({ view: { me, organization }, entered, onEntered, missing }: WaysProps) {
  const { authentication } = me;
  const isLight = me.methods.includes('light');
  const isDone = isIdentified(me);
  return (
    <>
      {authentication && isLight && !isDone && <WayChoice entered={entered} onEntered={onEntered} />}
      {authentication && (isDone || entered.way === 'strong') && (
        <Authentication authentication={authentication} canDraw={isLight} sender={organization.name} />
      )}
      {isLight && !isDone && entered.way !== 'strong' && (
        <Light entered={entered} onEntered={onEntered} missing={missing} />
      )}
    </>
  );
}

function WayChoice({ entered, onEntered }: Pick<WaysProps, 'entered' | 'onEntered'>) {
  return (
    <Choice
      legend={t('way.legend')}
      value={entered.way === 'strong' ? 'strong' : 'light'}
      options={[
        { value: 'strong', text: t('way.strong'), hint: t('way.strongHint') },
        { value: 'light', text: t('way.light'), hint: t('way.lightHint') },
      ]}
      onValue={(way) => onEntered({ way: way === 'strong' ? 'strong' : 'draw' })}
    />
  );
}
