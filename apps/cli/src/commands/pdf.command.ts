import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import {
  certificatesIn,
  type PdfVerification,
  type RevocationReport,
  type SignatureReport,
  type SignerReport,
  verifyPdfInChild,
} from '@attestory/pdf';
import type { Command } from 'commander';
import { print, UsageError } from '../context.js';

interface PdfVerifyOptions {
  readonly trust?: string;
  readonly json?: boolean;
}

const LARGEST = 2_000_000_000;

/** `attestory pdf verify <file>`: what the signatures of any PDF are worth. Needs neither stores nor keys. */
export function pdfCommand(program: Command): void {
  program
    .command('pdf')
    .description('PDF files')
    .command('verify')
    .description('what is sealed or signed in a PDF, by whom, when, and whether anything came after')
    .argument('<file>', 'a PDF, sealed here or signed elsewhere')
    .option('--trust <file>', 'root certificates (PEM) whose word counts')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 every signature holds (intact, or signed further), 1 otherwise, 2 wrong usage.\n' +
        'Revocation is judged by what the file itself carries (PAdES B-LT); nothing is asked over the network.\nExample:\n  attestory pdf verify sealed.pdf --trust roots.pem\n',
    )
    .action(verify);
}

async function verify(file: string, { trust, json }: PdfVerifyOptions): Promise<void> {
  const anchors = trust === undefined ? [] : await rootsIn(trust);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`${file} is not there, or is no file.`);
  if (found.size > LARGEST) throw new UsageError(`${file} is larger than ${LARGEST} bytes.`);
  const part = (start: number, end: number) => createReadStream(file, { start, end: end - 1 });
  const report = await verifyPdfInChild({ size: found.size, part }, anchors);
  print(json, report, () => textOf(report));
  if (report.verdict !== 'intact' && report.verdict !== 'signed-further') process.exitCode = 1;
}

async function rootsIn(file: string): Promise<readonly string[]> {
  const roots = certificatesIn(await readFile(file, 'utf8').catch(() => ''));
  if (roots.length === 0) throw new UsageError(`${file} holds no certificate in PEM.`);
  return roots;
}

const VERDICTS: Readonly<Record<PdfVerification['verdict'], string>> = {
  intact: 'Intact: every signature holds, and nothing came after the last one but time stamps and validation data.',
  'signed-further': 'Every signature holds; later ones were added, and nothing else.',
  changed: 'CHANGED after it was signed.',
  invalid: 'INVALID: a signature does not hold.',
  unsigned: 'There is no signature in it.',
  unreadable: 'It can’t be read without guessing, so nothing can be said of its signatures.',
};

function textOf({ verdict, reason, bytes, sha256, signatures }: PdfVerification): string {
  return [
    VERDICTS[verdict],
    ...(reason === undefined ? [] : [`  ${reason}`]),
    `  ${bytes} bytes, SHA-256 ${sha256}`,
    ...signatures.flatMap(signatureLines),
  ].join('\n');
}

const REVOCATION: Readonly<Record<RevocationReport['status'], (about: RevocationReport) => string>> = {
  good: ({ asOf }) => `not revoked, as of ${asOf}`,
  revoked: ({ at, reason }) => `REVOKED at ${at}${reason ? ` (${reason})` : ''}`,
  'revoked-later': ({ at, reason }) =>
    `revoked at ${at}${reason ? ` (${reason})` : ''}: after it was sealed, which is proven`,
  unknown: () => 'the file doesn’t carry what would show it',
};

function nameOf({ subject, trust }: SignerReport): string {
  return `${subject} (${trust === 'trusted' ? 'trusted' : 'not vouched for by a given root'})`;
}

function signatureLines(signature: SignatureReport): string[] {
  const { field, kind, subFilter, covers, valid, faults, after, changes, original } = signature;
  const { signer, claimedAt, provenAt, stampedBy, revocation, level, changedPages, verificationCode } = signature;
  const rows: [string, string | undefined][] = [
    ['by', signer && nameOf(signer)],
    ['certificate', signer && `${signer.certificateSha256}, ${signer.notBefore} to ${signer.notAfter}`],
    ['at', claimedAt && `${claimedAt} (says the signer)`],
    ['proven at', provenAt && `${provenAt}${stampedBy ? ` (says ${nameOf(stampedBy)})` : ''}`],
    ['revocation', revocation && REVOCATION[revocation.status](revocation)],
    ['level', level && `PAdES ${level}`],
    ['covers', covers === null ? undefined : `the first ${covers} bytes`],
    ['after it', after === 'nothing' ? undefined : after],
    ['on page', changedPages?.join(', ')],
    ['code', verificationCode],
    [
      'uploaded',
      original && `the first ${original.bytes} bytes, SHA-256 ${original.sha256}${original.matches ? '' : ': NOT SO'}`,
    ],
  ];
  return [
    '',
    `${valid ? 'valid' : 'INVALID'} ${kind} "${field}" (${subFilter})`,
    ...rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(12)} ${value}`])),
    ...[...faults, ...changes].map((line) => `  - ${line}`),
  ];
}
