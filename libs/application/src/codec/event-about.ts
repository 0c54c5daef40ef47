import type { EventAbout as AuditedAbout } from '@attestory/audit';
import type { Instant } from '@attestory/domain';

/** The version of event shapes that this program writes. */
export const schemaVersion = 1;

/** What is said about an event beside its data (domain.md, Audit). */
export type EventAbout = AuditedAbout & { readonly time: Instant };
