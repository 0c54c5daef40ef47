import type { PathCertificate } from '../certificates/certificate.js';
import type { Platform } from '../platform.js';

/** Who verifies: on which machine, when, and whose word counts. */
export interface Verifier {
  readonly platform: Platform;
  /** Certificates whose word counts as trusted. */
  readonly anchors: readonly PathCertificate[];
  /** RFC 3339, UTC, with milliseconds: counts where nothing proves when a certificate was used. */
  readonly now: string;
}
