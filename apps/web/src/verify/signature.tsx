import type { SignatureReport } from '@attestory/audit/verify-pdf';
import type { ComponentChildren } from 'preact';
import { Hash, Name, timeText, When } from '../ui/words.js';
import { verifyTexts } from './texts.js';
import { certificateOf, isOwn, type SealingCertificate } from './verdict.js';
import { bytesText, findingText } from './words.js';

export interface SignatureProps {
  readonly signature: SignatureReport;
  readonly known: readonly SealingCertificate[] | null;
  /** Of the whole file. */
  readonly bytes: number;
}

/** One signature, seal or time stamp: whether it holds, whose it is, and what came after it. */
export function Signature({ signature, known, bytes }: SignatureProps) {
  const { t } = verifyTexts;
  const { valid, faults, changes } = signature;
  return (
    <li class="card">
      <h3>
        {t(`signatures.${titleOf(signature, known)}`)}{' '}
        <span class={`state ${valid ? 'good' : 'bad'}`}>{t(valid ? 'signatures.holds' : 'signatures.holdsNot')}</span>
      </h3>
      <Findings sentences={faults} />
      <dl class="facts">
        {rowsOf(signature, known, bytes).map(([name, value]) => (
          <Row key={name} name={name}>
            {value}
          </Row>
        ))}
      </dl>
      <Findings sentences={changes} />
    </li>
  );
}

function titleOf(signature: SignatureReport, known: readonly SealingCertificate[] | null) {
  if (signature.kind === 'time-stamp') return 'timeStamp';
  // Anybody can put a certificate of the service into a signature that its key never made.
  return signature.valid && isOwn(signature, known ?? []) ? 'seal' : signature.kind;
}

function Row({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Findings({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <ul class="findings">
      {sentences.map((sentence) => (
        <li key={sentence}>
          <bdi>{findingText(sentence)}</bdi>
        </li>
      ))}
    </ul>
  );
}

function rowsOf(
  signature: SignatureReport,
  known: readonly SealingCertificate[] | null,
  bytes: number,
): readonly (readonly [string, ComponentChildren])[] {
  const { t } = verifyTexts;
  const { signer, claimedAt, provenAt, stampedBy, level, covers, after, changedPages, revocation, kind } = signature;
  const rows: (readonly [string, ComponentChildren] | false | undefined)[] = [
    signer && [t('signatures.by'), <Signer key="by" subject={signer.subject} {...ownOf(signature, known)} />],
    claimedAt !== undefined && [t('signatures.claimed'), <When key="claimed" at={claimedAt} shown="exact" />],
    provenAt !== undefined && [t('signatures.proven'), <When key="proven" at={provenAt} shown="exact" />],
    stampedBy && kind !== 'time-stamp' && [t('signatures.stampedBy'), <Name key="stamp">{stampedBy.subject}</Name>],
    level !== undefined && [t('signatures.level'), `PAdES ${level}`],
    covers !== null && [t('signatures.covers'), coversText(covers, bytes)],
    [t('signatures.after'), t(`signatures.afters.${after}`)],
    changedPages !== undefined && [t('signatures.pages'), changedPages.join(', ')],
    revocation && [t('signatures.revocation'), revocationText(revocation)],
    signer && [t('signatures.certificate'), <Hash key="hash">{signer.certificateSha256}</Hash>],
    signer && [t('signatures.validity'), termText(signer.notBefore, signer.notAfter)],
  ];
  return rows.filter((row): row is readonly [string, ComponentChildren] => Array.isArray(row));
}

const coversText = (covers: number, bytes: number): string =>
  covers === bytes ? verifyTexts.t('signatures.all') : verifyTexts.t('signatures.part', { size: bytesText(covers) });

const termText = (from: string, to: string): string =>
  verifyTexts.t('signatures.from', { from: timeText(from, 'day'), to: timeText(to, 'day') });

/** Nothing of whose it is where that could not be asked, or where it doesn't hold. */
function ownOf({ signer, kind, valid }: SignatureReport, known: readonly SealingCertificate[] | null) {
  if (known === null || kind === 'time-stamp' || !valid) return {};
  return { own: certificateOf(signer?.certificateSha256, known) ?? null };
}

interface SignerProps {
  readonly subject: string;
  readonly own?: SealingCertificate | null;
}

function Signer({ subject, own }: SignerProps) {
  const { t } = verifyTexts;
  return (
    <>
      <Name>{subject}</Name>
      {own !== undefined && (
        <span class="hint">
          {own ? t('signatures.own', { day: timeText(own.introducedAt, 'day') }) : t('signatures.foreign')}
        </span>
      )}
    </>
  );
}

function revocationText({ status, at, asOf }: NonNullable<SignatureReport['revocation']>): string {
  const when = status === 'good' ? asOf : at;
  return verifyTexts.t(`signatures.revocations.${status}`, { at: when === undefined ? '?' : timeText(when) });
}
