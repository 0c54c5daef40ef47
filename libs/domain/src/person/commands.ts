import type { PersonId } from '../ids.js';
import type { Language } from '../invitation/events.js';
import type { EmailVerified, IdentityLinked } from './events.js';

/** What proves who somebody is. */
export type PersonalProof = { readonly identity: IdentityLinked['data'] } | { readonly email: EmailVerified['data'] };

/** Registers somebody; who is registered already only gets what is new of the proof. */
export interface RegisterPerson {
  readonly type: 'RegisterPerson';
  readonly personId: PersonId;
  readonly language: Language;
  readonly proof: PersonalProof;
}
/** Adds one more identity or e-mail address. */
export interface LinkProof {
  readonly type: 'LinkProof';
  readonly proof: PersonalProof;
}
export interface ChooseLanguage {
  readonly type: 'ChooseLanguage';
  readonly language: Language;
}
export interface SignOutEverywhere {
  readonly type: 'SignOutEverywhere';
}
export type PersonCommand = RegisterPerson | LinkProof | ChooseLanguage | SignOutEverywhere;

export type PersonRejection = { readonly code: 'person-unknown' };
