import { accept, type Decider, type Decision, reject } from '../decider.js';
import type { PersonId } from '../ids.js';
import type { Language } from '../invitation/events.js';
import type { PersonalProof, PersonCommand, PersonRejection, RegisterPerson } from './commands.js';
import type { PersonEvent } from './events.js';

export type PersonState =
  | { readonly status: 'none' }
  | {
      readonly status: 'registered';
      readonly personId: PersonId;
      readonly language: Language;
      /** Strong as soon as one identity is linked. */
      readonly assurance: 'single-factor' | 'strong';
      readonly identities: readonly string[];
      readonly emails: readonly string[];
      /** The events whose earlier documents are archived. */
      readonly earlier: readonly string[];
    };

type Registered = Extract<PersonState, { status: 'registered' }>;
type PersonDecision = Decision<PersonEvent, PersonRejection>;

function decide(command: PersonCommand, state: PersonState): PersonDecision {
  if (state.status === 'none')
    return command.type === 'RegisterPerson' ? register(command) : reject({ code: 'person-unknown' });
  switch (command.type) {
    case 'RegisterPerson':
    case 'LinkProof':
      return accept(...whatIsNew(command.proof, state));
    case 'ChooseLanguage': {
      const { language } = command;
      return language === state.language ? accept() : accept({ type: 'LanguageChosen', data: { language } });
    }
    case 'SignOutEverywhere':
      return accept({ type: 'SignedOutEverywhere', data: {} });
    case 'RecordEarlierDocuments': {
      const { causedBy, archived } = command;
      if (state.earlier.includes(causedBy)) return accept();
      return accept({ type: 'EarlierDocumentsArchived', data: { causedBy, archived } });
    }
  }
}

function register({ personId, language, proof }: RegisterPerson): PersonDecision {
  const assurance = 'identity' in proof ? 'strong' : 'single-factor';
  return accept<PersonEvent>({ type: 'PersonRegistered', data: { personId, language, assurance } }, factOf(proof));
}

function whatIsNew(proof: PersonalProof, { identities, emails }: Registered): PersonEvent[] {
  const known =
    'identity' in proof ? identities.includes(proof.identity.identityId) : emails.includes(proof.email.emailId);
  return known ? [] : [factOf(proof)];
}

function factOf(proof: PersonalProof): PersonEvent {
  return 'identity' in proof
    ? { type: 'IdentityLinked', data: proof.identity }
    : { type: 'EmailVerified', data: proof.email };
}

function evolve(state: PersonState, event: PersonEvent): PersonState {
  if (event.type === 'PersonRegistered') {
    const { personId, language, assurance } = event.data;
    return { status: 'registered', personId, language, assurance, identities: [], emails: [], earlier: [] };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'IdentityLinked':
      return { ...state, assurance: 'strong', identities: [...state.identities, event.data.identityId] };
    case 'EmailVerified':
      return { ...state, emails: [...state.emails, event.data.emailId] };
    case 'LanguageChosen':
      return { ...state, language: event.data.language };
    case 'EarlierDocumentsArchived':
      return { ...state, earlier: [...state.earlier, event.data.causedBy] };
    case 'SignedOutEverywhere':
      return state;
  }
}

/** A person with a personal account. */
export const personDecider: Decider<PersonCommand, PersonEvent, PersonState, PersonRejection> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
