import type { FrozenState } from '@attestory/domain';
import { describe, expect, it } from '@jest/globals';
import { waysOut } from './ways-out.js';

const state = (status: FrozenState['status'], signedBy: string[]) =>
  ({ status, signedBy, invitationId: 'i', documents: [{ documentId: 'd' }] }) as unknown as FrozenState;
const rels = (...args: Parameters<typeof state>) => waysOut(state(...args)).map(({ rel }) => rel);

describe('the ways out of a frozen invitation', () => {
  it('are a copy, a new invitation and cancelling, while nobody has signed', () => {
    expect(rels('sent', [])).toEqual(['copy', 'new-invitation', 'manual-signatures', 'addendum', 'cancel']);
  });

  it('hold the sealed document as soon as somebody has signed', () => {
    expect(rels('sent', ['s'])).toEqual([
      'copy',
      'new-invitation',
      'manual-signatures',
      'addendum',
      'sealed-document',
      'cancel',
    ]);
  });

  it('have nothing to cancel once it is closed', () => {
    expect(rels('cancelled', ['s'])).toEqual([
      'copy',
      'new-invitation',
      'manual-signatures',
      'addendum',
      'sealed-document',
    ]);
  });

  it('have nothing to be signed on paper once all have signed', () => {
    expect(rels('completed', ['s'])).toEqual(['copy', 'new-invitation', 'addendum', 'sealed-document']);
  });
});
