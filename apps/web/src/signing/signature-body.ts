import { isDrawn, paper, type Stroke, withinBounds } from './drawing/strokes.js';
import { writtenName } from './drawing/written-name.js';
import { missingIn, roleOf } from './role.js';
import type { Entered } from './use-entered.js';
import type { Me } from './view.js';

/** Whether they sign by who they have proved to be. */
export function isIdentified(me: Me): boolean {
  return me.authentication?.state === 'authenticated';
}

/** What is still to be done before they can sign. */
export function missingBefore(me: Me, entered: Entered, hashes: object | null): readonly string[] {
  const { way, name } = entered;
  const missing: string[] = [];
  if (hashes === null) missing.push('documents');
  missing.push(...missingIn(me, entered.role));
  if (isIdentified(me)) return missing;
  if (way === 'strong') return [...missing, 'authentication'];
  if (name.trim() === '') missing.push('name');
  if (way === 'draw' && !isDrawn(entered.strokes)) missing.push('drawing');
  return missing;
}

/** The signature as the service takes it. */
export function signatureBody(me: Me, entered: Entered, contentHashes: object): object {
  const role = roleOf(me, entered.role);
  if (isIdentified(me)) return { role, contentHashes };
  const { way, name } = entered;
  const strokes: readonly Stroke[] = way === 'type' ? writtenName(name) : entered.strokes;
  const light = { name: name.trim(), size: paper, strokes: withinBounds(strokes) };
  return { role, contentHashes, light: way === 'type' ? { ...light, typed: true } : light };
}
