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
/** Records that what they signed earlier was archived, once for each event that made something theirs. */
export interface RecordEarlierDocuments {
  readonly type: 'RecordEarlierDocuments';
  readonly causedBy: string;
  readonly archived: number;
}
export type PersonCommand = RegisterPerson | LinkProof | ChooseLanguage | SignOutEverywhere | RecordEarlierDocuments;

export type PersonRejection = { readonly code: 'person-unknown' };
