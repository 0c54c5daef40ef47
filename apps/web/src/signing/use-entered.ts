import { useCallback, useState } from 'preact/hooks';
import { keep, type Kept, kept } from './kept.js';
import { nothingChosen, type RoleChoice } from './role.js';
import type { Stroke } from './drawing/strokes.js';
import type { Me } from './view.js';

/** How they sign: identified, or by a signature that they draw, or have drawn from their typed name. */
export type Way = NonNullable<Kept['way']>;

/** What they have chosen, typed and drawn so far. It stays in the tab, whatever becomes of the page or the line. */
export interface Entered {
  readonly role: RoleChoice;
  readonly way: Way;
  readonly name: string;
  readonly strokes: readonly Stroke[];
}

export function useEntered(me: Me): readonly [Entered, (change: Partial<Entered>) => void] {
  const [entered, setEntered] = useState<Entered>(() => begun(me));
  const change = useCallback((more: Partial<Entered>) => {
    keep(more);
    setEntered((before) => ({ ...before, ...more }));
  }, []);
  return [entered, change];
}

/** Their account first, where it is asked for or can be used. */
function begun(me: Me): Entered {
  const { role = nothingChosen, way, name = me.name ?? '', strokes = [] } = kept();
  return { role, way: wayOf(me, way), name, strokes };
}

function wayOf(me: Me, chosen: Way | undefined): Way {
  const isLight = me.methods.includes('light');
  if (me.authentication === undefined) return chosen === 'type' ? 'type' : 'draw';
  if (!isLight) return 'strong';
  return chosen ?? 'strong';
}
