import { describe, it } from '@jest/globals';
import type { OrganizationId } from '../ids.js';
import { given } from '../testing/given.sample.js';
import { importDecider } from './decider.js';
import type { ImportBegun } from './events.js';

const begun: ImportBegun['data'] = { organizationId: 'acme' as OrganizationId, vouchedBy: { kind: 'operator' } };
const happened: ImportBegun = { type: 'ImportBegun', data: begun };

describe('an import', () => {
  it('begins with its first document, and once', () => {
    given(importDecider, []).when({ type: 'BeginImport', begun }).thenAccepted(happened);
    given(importDecider, [happened]).when({ type: 'BeginImport', begun }).thenAccepted();
  });

  it('does not begin by being looked for', () => {
    given(importDecider, []).when({ type: 'LookForImport' }).thenAccepted();
  });
});
