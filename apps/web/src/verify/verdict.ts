import type { PdfVerification, SignatureReport } from '@attestory/audit/verify-pdf';

/** A certificate that this service seals with, or has sealed with. */
export interface SealingCertificate {
  readonly sha256: string;
  readonly subject: string;
  readonly introducedAt: string;
}

/** What the file is worth, in one word: a key of `verdict` in the texts. */
export type Conclusion =
  | 'genuine'
  | 'genuineFurther'
  | 'foreign'
  | 'unsure'
  | 'changed'
  | 'invalid'
  | 'unsigned'
  | 'unreadable'
  | 'notPdf';

export const tones: Readonly<Record<Conclusion, 'good' | 'warn' | 'bad'>> = {
  genuine: 'good',
  genuineFurther: 'good',
  foreign: 'warn',
  unsure: 'warn',
  changed: 'bad',
  invalid: 'bad',
  unsigned: 'warn',
  unreadable: 'bad',
  notPdf: 'bad',
};

/**
 * A seal counts as the service's by its certificate alone: a name anybody can write into one of their own.
 * @param known null where the service's certificates could not be fetched
 */
export function conclusionOf(report: PdfVerification, known: readonly SealingCertificate[] | null): Conclusion {
  const { verdict, signatures } = report;
  if (verdict !== 'intact' && verdict !== 'signed-further') return verdict;
  if (known === null) return 'unsure';
  if (!signatures.some((one) => one.valid && isOwn(one, known))) return 'foreign';
  return verdict === 'intact' ? 'genuine' : 'genuineFurther';
}

/** Whether the service made this signature; a time stamp is nobody's seal. */
export function isOwn({ kind, signer }: SignatureReport, known: readonly SealingCertificate[]): boolean {
  return kind !== 'time-stamp' && certificateOf(signer?.certificateSha256, known) !== undefined;
}

export function certificateOf(
  sha256: string | undefined,
  known: readonly SealingCertificate[],
): SealingCertificate | undefined {
  return known.find((one) => one.sha256 === sha256);
}

/** The code under which the service can be asked about the file: that of the newest signature which holds and has one. */
export function codeIn({ signatures }: PdfVerification): string | null {
  const held = signatures.filter(({ valid, verificationCode }) => valid && verificationCode !== undefined);
  return held.at(-1)?.verificationCode ?? signatures.find((one) => one.verificationCode)?.verificationCode ?? null;
}

/** What our seal says of the document as it was uploaded: the first that does. */
export function originalOf({ signatures }: PdfVerification): SignatureReport['original'] {
  return signatures.find(({ original }) => original !== undefined)?.original;
}
