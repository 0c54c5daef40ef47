import { describe, expect, it } from '@jest/globals';
import { nothingChosen } from './role.js';
import { missingBefore, signatureBody } from './signature-body.js';
import type { Entered } from './use-entered.js';
import type { Me } from './view.js';

const me = (more: Partial<Me> = {}): Me => ({
  ...{ signatoryId: 's', name: 'Aino', state: 'opened', methods: ['light'], turn: true },
  ...more,
});
const authentication = {
  ...{ required: true, methods: [], expectsIdentity: false, identityNumberRequired: false },
  state: 'none' as const,
};
const line = [
  [1, 1, 0],
  [9, 9, 40],
] as const;
const entered: Entered = { role: nothingChosen, way: 'draw', name: ' Aino ', strokes: [line] };
const hashes = { d: 'f'.repeat(64) };

describe('what is sent to sign', () => {
  it('has the hashes of what was shown, the role, and the drawing on its paper', () => {
    expect(missingBefore(me(), entered, hashes)).toEqual([]);
    expect(signatureBody(me(), entered, hashes)).toEqual({
      ...{ role: { kind: 'self' }, contentHashes: hashes },
      light: { name: 'Aino', size: { width: 500, height: 200 }, strokes: [line] },
    });
  });

  it('waits for the documents, a name and a drawing', () => {
    expect(missingBefore(me(), { ...entered, name: ' ', strokes: [] }, null)).toEqual(['documents', 'name', 'drawing']);
  });

  it('needs no drawing where the name is written instead', () => {
    const typed: Entered = { ...entered, way: 'type', strokes: [] };
    expect(missingBefore(me(), typed, hashes)).toEqual([]);
    expect(signatureBody(me(), typed, hashes)).toMatchObject({
      light: { name: 'Aino', size: { width: 500 }, typed: true },
    });
  });

  it('has no drawing of whoever has proved who they are', () => {
    const identified = me({ authentication: { ...authentication, state: 'authenticated' } });
    expect(missingBefore(identified, { ...entered, strokes: [] }, hashes)).toEqual([]);
    expect(signatureBody(identified, entered, hashes)).toEqual({ role: { kind: 'self' }, contentHashes: hashes });
  });

  it('waits for whoever chose to prove who they are', () => {
    const strong = { ...entered, way: 'strong' as const };
    expect(missingBefore(me({ authentication }), strong, hashes)).toEqual(['authentication']);
    const late = me({ authentication: { ...authentication, state: 'expired' } });
    expect(missingBefore(late, strong, hashes)).toEqual(['authentication']);
  });
});
