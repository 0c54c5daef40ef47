import { describe, expect, it } from '@jest/globals';
import type { ExplainedDocument } from '@attestory/application';
import { type Finding, languages, missingReasons, nextSteps, type ReasonVariant } from '@attestory/domain';
import { generalBody, missingBody } from './missing-document-body.js';

const because = { eventId: 'e', type: 'DocumentSigned', stream: 'invitation-i', position: '7', time: 't', hash: 'a' };
const until = '2026-12-31T22:30:00.000Z';
const variants: readonly (readonly [Finding['reason'], readonly ReasonVariant[]])[] = [
  ['not-completed', ['waits-for-them', 'waits-for-others']],
  ['cancelled', ['cancelled', 'declined', 'expired']],
  ['link-expired-or-used', ['expired', 'closed', 'used']],
];

const holding = (reason: Finding['reason'], more: object = {}) =>
  ({ reason, verdict: 'holds', because, next: 'ask-the-organization', ...more }) as unknown as Finding;
const answered = (findings: readonly Finding[], language: (typeof languages)[number] = 'en') => {
  const document = { invitationId: 'i', title: 'Lease', copies: [], findings } as unknown as ExplainedDocument;
  return missingBody({ outcome: 'found', hints: ['verify-address'], documents: [document] }, language);
};
const texts = (findings: readonly Finding[], language: (typeof languages)[number] = 'en') =>
  answered(findings, language).documents[0]?.findings ?? [];

describe('What is said about a missing document', () => {
  it.each(languages)('has a text for every reason, verdict, way and step in %s', (language) => {
    const plain = missingReasons.flatMap((reason) => [
      holding(reason),
      { reason, verdict: 'does-not-hold' } as const,
      { reason, verdict: 'cannot-be-told' } as const,
    ]);
    const special = variants.flatMap(([reason, ways]) => ways.map((variant) => holding(reason, { variant, until })));
    const dated = special.filter(({ reason }) => reason === 'link-expired-or-used');
    const steps = nextSteps.map((next) => holding('purged', { next }));
    const others = special.filter(({ reason }) => reason !== 'link-expired-or-used').map(({ until: _, ...one }) => one);
    const said = texts([...plain, ...others, ...dated, holding('retention-passed', { until }), ...steps], language);
    for (const { title, detail, next } of said) {
      for (const text of [title, detail, ...(next ? [next.detail] : [])])
        expect(text).toMatch(/^\p{Lu}[^{}]+[^{}\s]$/u);
    }
    const titles = texts(
      special.map(({ until: _, ...one }) => one),
      language,
    ).map(({ title }) => title);
    expect(new Set(titles).size).toBe(special.length);
  });

  it('names the last day as it is where retention is counted', () => {
    expect(texts([holding('retention-passed', { until })])[0]?.detail).toContain('It was kept until 1 January 2027.');
    expect(texts([holding('retention-passed', { until })], 'fi')[0]?.detail).toContain('1. tammikuuta 2027');
  });

  it('says of a closed link nothing about until when it would have worked', () => {
    const [closed, expired] = texts([
      holding('link-expired-or-used', { variant: 'closed', until }),
      holding('link-expired-or-used', { variant: 'expired', until }),
    ]);
    expect([closed?.detail.includes('2027'), expired?.detail.includes('2027')]).toEqual([false, true]);
  });

  it('names the event, the policy and the certificate as they were found', () => {
    const [said] = texts([holding('purged', { policyVersion: 'p', certificateId: 'c' })]);
    const { time: at, ...event } = because;
    expect(said).toMatchObject({ policyVersion: 'p', certificateId: 'c', because: { ...event, at } });
    expect(said?.because).not.toHaveProperty('time');
  });

  it('is in general every reason, none of which can be told, and to sign in', () => {
    const { outcome, reasons, hints } = generalBody('nl');
    expect([outcome, hints.map(({ code }) => code)]).toEqual(['general', ['sign-in']]);
    expect(reasons.map(({ reason, verdict }) => [reason, verdict])).toEqual(
      missingReasons.map((reason) => [reason, 'cannot-be-told']),
    );
  });
});
