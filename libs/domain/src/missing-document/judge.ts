import type { Evidence, Fact, MissingDocumentFacts } from './facts.js';
import type { Judgement, NextStep } from './finding.js';

export type Rule = (facts: MissingDocumentFacts) => Judgement;
/** What is said where a reason holds. */
export type Holding = Omit<Judgement, 'verdict' | 'because'> & { readonly next: NextStep };

export const cannotBeTold: Judgement = { verdict: 'cannot-be-told' };

export function doesNotHold(because?: Evidence, policyVersion?: string): Judgement {
  return {
    verdict: 'does-not-hold',
    ...(because ? { because } : {}),
    ...(policyVersion === undefined ? {} : { policyVersion }),
  };
}

/** Judges by one fact: what isn't known can't be told, and what isn't so doesn't hold. */
export function judge<T>(fact: Fact<T>, holding: (value: T) => Holding | null, policyVersion?: string): Judgement {
  if (fact.known === 'unknown') return cannotBeTold;
  if (fact.known === 'no') return doesNotHold(fact.because);
  const holds = holding(fact.value);
  if (!holds) return doesNotHold(fact.because, policyVersion);
  return { verdict: 'holds', because: fact.because, ...holds };
}

/** Whoever misses a document asks those who have it: the sender, while its archive does. */
export function whoHasIt({ asker, senderCopy }: MissingDocumentFacts): NextStep {
  if (asker === 'organization') return 'give-a-copy';
  if (senderCopy.known === 'yes' && senderCopy.value.isMember) return 'change-to-organization';
  return senderCopy.known === 'no' ? 'ask-other-signatories' : 'ask-the-organization';
}
