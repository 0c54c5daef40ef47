import {
  cancelled,
  neverAsked,
  notCompleted,
  otherIdentity,
  signedAsRepresentative,
  signedOnPaper,
} from './invitation-rules.js';
import {
  linkExpiredOrUsed,
  linkSwitchedOff,
  mailBounced,
  savingSwitchedOff,
  signedWithoutStrongAuthentication,
} from './delivery-rules.js';
import { organizationAccountHoldsIt, purged, retentionPassed } from './archive-rules.js';
import type { MissingDocumentFacts } from './facts.js';
import { type Finding, missingReasons, type MissingReason } from './finding.js';
import type { Rule } from './judge.js';

const rules: Readonly<Record<MissingReason, Rule>> = {
  'never-asked': neverAsked,
  'other-identity': otherIdentity,
  'not-completed': notCompleted,
  cancelled,
  'signed-on-paper': signedOnPaper,
  'signed-as-representative': signedAsRepresentative,
  'signed-without-strong-authentication': signedWithoutStrongAuthentication,
  'link-switched-off': linkSwitchedOff,
  'saving-switched-off': savingSwitchedOff,
  'mail-bounced': mailBounced,
  'link-expired-or-used': linkExpiredOrUsed,
  'retention-passed': retentionPassed,
  purged,
  'organization-account-holds-it': organizationAccountHoldsIt,
};

/** Why one person can't find one document: every reason, whether it holds, and what that rests on. */
export function explainMissingDocument(facts: MissingDocumentFacts): readonly Finding[] {
  return missingReasons.map((reason) => ({ reason, ...rules[reason](facts) }));
}
