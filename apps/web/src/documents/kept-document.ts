export const endStates = ['completed', 'cancelled', 'declined', 'expired', 'imported'] as const;
export const documentKinds = ['signed', 'scan', 'imported'] as const;
export type EndState = (typeof endStates)[number];
export type DocumentKind = (typeof documentKinds)[number];

/** What people and organizations are told of their copy of a document. */
export interface KeptDocument {
  readonly id: string;
  readonly documentId: string;
  /** Absent: it was imported. */
  readonly invitationId?: string;
  readonly kind: DocumentKind;
  readonly title: string | null;
  readonly fileName: string | null;
  readonly state: EndState;
  readonly sentAt?: string;
  readonly closedAt: string;
  readonly lastSignedAt: string;
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
  readonly retention: { readonly rule: string; readonly keepUntil: string | null };
  readonly signatories: readonly { readonly name: string | null; readonly signedAt: string | null }[];
}

/** A person's copy (`GET /v1/me/documents`). */
export interface PersonalCopy extends KeptDocument {
  readonly organization: { readonly name: string };
  readonly mine: readonly { readonly signatoryId: string; readonly signedAt: string; readonly role: string }[];
  readonly sealed: boolean;
  readonly signaturePageApart?: true;
}

/** The key of the text that says by what a copy is kept as long as it is. */
export function keptBecause(
  rule: string,
): 'why.keep' | 'why.root' | 'why.folder' | `why.personal.${'self' | 'otherOrganization' | 'representative'}` {
  if (rule === 'organization/keep') return 'why.keep';
  if (rule === 'organization/root') return 'why.root';
  if (rule === 'personal/otherOrganization') return 'why.personal.otherOrganization';
  if (rule === 'personal/representative') return 'why.personal.representative';
  return rule.startsWith('personal/') ? 'why.personal.self' : 'why.folder';
}

export const signedCount = ({ signatories }: Pick<KeptDocument, 'signatories'>): number =>
  signatories.filter(({ signedAt }) => signedAt !== null).length;

/** A size as people say it. */
export function sizeText(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1_000 ? [bytes, 'byte'] : bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
}

/** Where a person's copy is had. @param part empty: the document */
export function fileOf(id: string, part: string): string {
  return `/v1/me/documents/${id}/document${part === '' ? '' : `?part=${part}`}`;
}
