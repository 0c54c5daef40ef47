import { cannotBeTold, doesNotHold, judge, type Rule } from './judge.js';

/** They were not among those who were asked to sign, which nobody can change after sending (support page, "Once an invitation has been sent"). */
export const neverAsked: Rule = ({ asked, asker }) => {
  if (asked.known === 'yes') return doesNotHold(asked.because);
  if (asked.known === 'unknown' || !asked.because) return cannotBeTold;
  const next = asker === 'person' ? 'search-otherwise' : 'copy-the-invitation';
  return { verdict: 'holds', because: asked.because, next };
};

/** Somebody signed with an identity that isn't among those of the account, or that they have not signed in with now. */
export const otherIdentity: Rule = ({ strangeIdentity }) =>
  judge(strangeIdentity, () => ({ next: 'sign-in-with-other-identity' }));

/** Nothing is delivered or archived before all have signed, or the invitation is closed. */
export const notCompleted: Rule = ({ open, asker }) =>
  judge(open, ({ waitsFor }) => {
    const variant = `waits-for-${waitsFor}` as const;
    if (asker === 'organization') return { variant, next: 'remind-signatories' };
    return { variant, next: waitsFor === 'them' ? 'sign-now' : 'wait-for-others' };
  });

/** It was cancelled or declined, or its time was over: what there is, is at best partly signed. */
export const cancelled: Rule = ({ closed, asker }) =>
  judge(closed, ({ as }) => {
    if (as === 'completed') return null;
    return { variant: as, next: asker === 'person' ? 'ask-the-organization' : 'copy-the-invitation' };
  });

/** What was signed on paper is in the sender's archive only, as a scan: nothing was signed here, and nothing is delivered. */
export const signedOnPaper: Rule = ({ paper, asker, senderCopy }) =>
  judge(paper, () => {
    if (asker === 'organization') return { next: 'look-in-the-archive' };
    const isMember = senderCopy.known === 'yes' && senderCopy.value.isMember;
    return { next: isMember ? 'change-to-organization' : 'ask-the-organization' };
  });

/** Signed as a representative, it lies in that organization's archive (support page; domain.md, Delivery). */
export const signedAsRepresentative: Rule = ({ signature }) =>
  judge(signature, ({ represents }) => {
    if (!represents) return null;
    return { next: represents.isMember ? 'change-to-organization' : 'ask-represented-organization' };
  });
