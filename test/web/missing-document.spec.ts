import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { missingReasons, nextSteps } from '@attestory/domain';
import type { Explained, Finding, Step } from '../../apps/web/src/missing-document/answer.ts';
import { articleOf, nextWay } from '../../apps/web/src/missing-document/next-way.ts';

const document: Explained = {
  ...{ invitationId: 'i', documentId: null, signatoryId: 's', title: 'Lease', state: 'completed', sentAt: 't' },
  ...{ organization: { id: 'o', name: 'Acme' }, copies: [], findings: [] },
};
const holding = (step: Step): Finding => ({
  ...{ reason: 'purged', verdict: 'holds', title: '', detail: '', certificateId: 'c', next: { step, detail: '' } },
});
/** What is done by asking somebody, or on one's own device, or where only whoever asks knows. */
const elsewhere = [
  ...['ask-represented-organization', 'ask-the-organization', 'ask-other-signatories', 'use-the-link'],
  'change-to-organization',
];

describe('what the page about a missing document knows of the domain', () => {
  it('is a way for every step that is taken in the service', () => {
    for (const asker of ['own', 'organization'] as const)
      for (const step of nextSteps)
        expect([step, nextWay(holding(step), document, asker) === null]).toEqual([step, elsewhere.includes(step)]);
  });

  it('is an article for every reason', () => {
    const articles = resolve(import.meta.dirname, '../../apps/server/assets/help/en');
    expect(Object.keys(articleOf).toSorted()).toEqual([...missingReasons].toSorted());
    for (const slug of Object.values(articleOf))
      expect([slug, existsSync(`${articles}/${slug}.md`)]).toEqual([slug, true]);
  });
});
