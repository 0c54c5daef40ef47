import { judge, type Rule, whoHasIt } from './judge.js';

/** A personal account keeps a document for so many months from its last signature (support page; domain.md, Retention). */
export const retentionPassed: Rule = (facts) => {
  const { retention, now } = facts;
  const policyVersion = retention.known === 'yes' ? retention.value.policyVersion : undefined;
  return judge(
    retention,
    ({ keepUntil: until, policyVersion: version }) =>
      until !== null && until <= now ? { policyVersion: version, until, next: whoHasIt(facts) } : null,
    policyVersion,
  );
};

/** The copy is gone for good; what was deleted, when and by which rule, its certificate says. */
export const purged: Rule = ({ purged: fact }) =>
  judge(fact, ({ certificateId }) =>
    certificateId === undefined ? { next: 'ask-other-signatories' } : { certificateId, next: 'see-certificate' },
  );

/** What an organization sent lies in its own archive, also for the member who sent and signed it (support page). */
export const organizationAccountHoldsIt: Rule = (facts) =>
  judge(facts.senderCopy, () => ({ next: facts.asker === 'organization' ? 'look-in-the-archive' : whoHasIt(facts) }));
