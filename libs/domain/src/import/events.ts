import type { DocumentImported } from '../document/events.js';
import type { OrganizationId } from '../ids.js';

/**
 * An import took its first document. Over HTTP that is its only one: whoever uses the same Idempotency-Key for another
 * document comes upon this.
 */
export interface ImportBegun {
  readonly type: 'ImportBegun';
  readonly data: {
    readonly organizationId: OrganizationId;
    readonly vouchedBy: DocumentImported['data']['vouchedBy'];
  };
}

/** Every fact of the stream `import-{id}`. */
export type ImportEvent = ImportBegun;
