import type { SigningView } from '@attestory/application';
import { brandingLook } from './organizations/branding-body.js';
import { saidMethods } from './signatory-demands.js';

/** What a signatory sees, with the methods as the sender named them. */
export function signingBody({ me: { strongMethods, ...me }, organization: { name, branding }, ...view }: SigningView) {
  return {
    ...view,
    organization: { name, branding: brandingLook(branding) },
    me: { ...me, methods: saidMethods(me.methods, strongMethods) },
  };
}
