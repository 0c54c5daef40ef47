import { Name } from '../ui/words.js';
import type { Person, Side } from './session.js';
import { appTexts } from './texts.js';

/** How somebody is called here: not all identities tell a name. */
export function personName({ name, emails }: Pick<Person, 'name' | 'emails'>): string | null {
  return name ?? emails?.at(-1)?.email ?? null;
}

/** A side of the role menu in plain words. */
export function sideName({ name }: Side): string {
  return name ?? appTexts.t('roles.own');
}

/** A side of the role menu, with who one is there. */
export function SideName({ side, person }: { readonly side: Side; readonly person: Person }) {
  const own = personName(person);
  const rest = side.role ? appTexts.t(`roles.role.${side.role}`) : own;
  return (
    <span class="side">
      <Name>{sideName(side)}</Name>
      {rest !== null && (
        <span class="hint">
          <Name>{rest}</Name>
        </span>
      )}
    </span>
  );
}
