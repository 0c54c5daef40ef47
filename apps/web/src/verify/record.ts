import type { PdfVerification } from '@attestory/audit/verify-pdf';
import { originalOf } from './verdict.js';

/** What the service tells under a code (`GET /v1/verify/{code}`). */
export interface ServiceRecord {
  readonly code: string;
  readonly state: 'sent' | 'completed' | 'cancelled' | 'declined' | 'expired';
  readonly document: { readonly sha256: string; readonly pages: number; readonly bytes: number };
  readonly seal: {
    readonly sha256: string;
    readonly level: string;
    readonly sealedAt: string;
    readonly timeStampedAt: string | null;
    readonly sealedBy: string | null;
  };
  readonly files: readonly {
    readonly part: 'document' | 'signature-page';
    readonly sha256: string;
    readonly signatures: number;
    readonly level: string;
    readonly madeAt: string;
  }[];
  readonly signatories: number;
  readonly sentAt: string | null;
  readonly closedAt: string | null;
  readonly signedAt: readonly string[];
}

/** What a file is to a record: a key of `service` in the texts. */
export type Likeness = 'newest' | 'older' | 'page' | 'uploaded' | 'altered' | 'other';

/** Compares a file with what the service says, by their hashes. */
export function likenessOf(report: PdfVerification, { document, files }: ServiceRecord): Likeness {
  const made = files.find(({ sha256 }) => sha256 === report.sha256);
  if (made?.part === 'signature-page') return 'page';
  if (made) return files.find(({ part }) => part === 'document') === made ? 'newest' : 'older';
  if (report.sha256 === document.sha256) return 'uploaded';
  const original = originalOf(report);
  return original?.matches && original.sha256 === document.sha256 ? 'altered' : 'other';
}

/** Which of these a person should worry about. */
export const likenessTones: Readonly<Record<Likeness, 'good' | 'warn' | 'bad'>> = {
  newest: 'good',
  older: 'warn',
  page: 'good',
  uploaded: 'warn',
  altered: 'bad',
  other: 'bad',
};
