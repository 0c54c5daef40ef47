import type { CopyWay, MissingDocumentFacts } from './facts.js';
import type { Judgement, NextStep } from './finding.js';
import { cannotBeTold, doesNotHold, judge, type Rule, whoHasIt } from './judge.js';

/**
 * Who signs without strong authentication gets no copy, unless the sender wished it (support page; domain.md, Delivery).
 * Where the policy gave them one nevertheless, this isn't why they miss it.
 */
export const signedWithoutStrongAuthentication: Rule = (facts) => {
  const { signature, given } = facts;
  if (signature.known !== 'yes') return judge(signature, () => null);
  if (signature.value.assurance === 'strong') return doesNotHold(signature.because);
  if (given.known === 'unknown') return cannotBeTold;
  if (given.known === 'no') return doesNotHold(signature.because);
  const { policyVersion, ways } = given.value;
  if (ways.length > 0) return doesNotHold(given.because, policyVersion);
  return { verdict: 'holds', because: signature.because, policyVersion, next: whoHasIt(facts) };
};

/** The program over which it was sent is set to send no download links (support page, S20). */
export const linkSwitchedOff: Rule = (facts) => switchedOff(facts, 'download-link', 'sendDownloadLink');

/** The program over which it was sent is set to save nothing to personal accounts (support page, S20). */
export const savingSwitchedOff: Rule = (facts) => switchedOff(facts, 'personal-account', 'saveToPersonalAccount');

function switchedOff(facts: MissingDocumentFacts, way: CopyWay, setting: string): Judgement {
  const policyVersion = facts.given.known === 'yes' ? facts.given.value.policyVersion : undefined;
  const isOff = (one: { readonly way: string; readonly because: string }) => one.way === way && one.because === setting;
  return judge(
    facts.given,
    (given) => (given.withheld.some(isOff) ? { policyVersion: given.policyVersion, next: whoHasIt(facts) } : null),
    policyVersion,
  );
}

/** The mail server of their address refused the e-mail with the link. */
export const mailBounced: Rule = ({ mail, asker }) =>
  judge(mail, ({ state }) => {
    if (state !== 'bounced') return null;
    return { next: asker === 'person' ? 'give-another-address' : 'give-a-copy' };
  });

/** The link in the e-mail works no more, or they have downloaded the document over it already. */
export const linkExpiredOrUsed: Rule = (facts) => {
  const { link, now } = facts;
  if (link.known !== 'yes') return judge(link, () => null);
  const { state, expiresAt: until, used } = link.value;
  const isOver = state !== 'open' || until <= now;
  if (!isOver && !used) return doesNotHold(link.because);
  const holds = { verdict: 'holds' as const, until };
  if (!isOver)
    return { ...holds, because: used ?? link.because, variant: 'used', next: unlessGone(facts, 'use-the-link') };
  const variant = state === 'closed' ? 'closed' : 'expired';
  const next = link.value.revoked ? whoHasIt(facts) : unlessGone(facts, 'ask-for-new-link');
  return { ...holds, because: link.because, variant, next };
};

/** No link leads to what nobody has any more. */
function unlessGone({ purged }: MissingDocumentFacts, next: NextStep): NextStep {
  return purged.known === 'yes' && purged.value.nobodyHasIt ? 'ask-other-signatories' : next;
}
