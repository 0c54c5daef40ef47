import type { SigningView } from '@attestory/application';
import { saidMethods } from './signatory-demands.js';

/** What a signatory sees, with the methods as the sender named them. */
export function signingBody({ me: { strongMethods, ...me }, ...view }: SigningView) {
  return { ...view, me: { ...me, methods: saidMethods(me.methods, strongMethods) } };
}
