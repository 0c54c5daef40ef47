import { describe, expect, it } from '@jest/globals';
import { RegisterOrganizationDto } from './dto/organization.dto.js';
import { validationPipe } from './validation.pipe.js';

describe('what comes in a body', () => {
  it('is malformed where it is nested deeper than can be walked', async () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const checking = validationPipe().transform({ name: deep }, { type: 'body', metatype: RegisterOrganizationDto });
    await expect(checking).rejects.toMatchObject({ code: 'malformed-request' });
  });
});
