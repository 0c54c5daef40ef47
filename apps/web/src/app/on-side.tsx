import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button.js';
import { Page } from '../ui/page.js';
import { onOrganizationSide, onOwnSide } from './area.js';
import { useSession } from './session.js';
import { SideName } from './side-name.js';
import { appTexts } from './texts.js';

export type SideKind = 'personal' | 'organization';

export interface OnSideProps {
  readonly kind: SideKind;
  readonly children: ComponentChildren;
}

/** Shows what belongs to one kind of side; whoever comes there on another, by a link for instance, can go over to it. */
export function OnSide({ kind, children }: OnSideProps) {
  const { person, side, sides, choose } = useSession();
  const isRight = kind === 'personal' ? onOwnSide : onOrganizationSide;
  if (isRight(side)) return <>{children}</>;
  const right = sides.filter(isRight);
  return (
    <Page title={appTexts.t('side.title')}>
      <p>{appTexts.t(right.length > 0 ? `side.${kind}` : 'side.none')}</p>
      <ul class="rows">
        {right.map((one) => (
          <li key={one.context}>
            <Button onClick={() => void choose(one).catch(() => {})}>
              <SideName side={one} person={person} />
            </Button>
          </li>
        ))}
      </ul>
    </Page>
  );
}
