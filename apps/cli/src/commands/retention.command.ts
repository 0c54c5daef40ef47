import { readFile } from 'node:fs/promises';
import { countDue, headKey, type PlannedPurge, retentionPlan } from '@attestory/application';
import { parseCertificate, type SignedCertificate, verifyCertificate } from '@attestory/audit';
import { sha256, verifyP256 } from '@attestory/audit/node';
import { dayIn, type Instant, retentionPolicy, startOfDay } from '@attestory/domain';
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { organizationIn, print, UsageError, withApplication } from '../context.js';

interface PlanOptions {
  readonly until: string;
  readonly organization?: string;
  readonly list?: boolean;
  readonly json?: boolean;
}

/** `attestory retention plan` and `attestory retention verify` */
export function retentionCommand(program: Command): void {
  const retention = program
    .command('retention')
    .description('how long copies are kept, and proofs of what was deleted');
  retention
    .command('plan')
    .description('what would be told and purged until a day, if nobody did anything; changes nothing')
    .requiredOption('--until <day>', 'the day before which, like 2030-01-01')
    .option('--organization <id>', 'of one organization only')
    .option('--list', 'each copy, one a line')
    .option('--json', 'print JSON; with --list, a line of JSON for each copy')
    .addHelpText('after', '\nExample:\n  attestory retention plan --until 2030-01-01\n')
    .action(plan);
  retention
    .command('verify')
    .description('whether a deletion certificate is what the service signed')
    .argument('<file>', 'as GET /v1/retention/certificates/{id} answers it')
    .option('--key <base64>', 'by this key, without looking into the log')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 it holds, 1 it does not, 2 wrong usage.\nExample:\n  attestory retention verify certificate.json\n',
    )
    .action(verify);
}

interface Month {
  readonly month: string;
  readonly rule: string;
  notices: number;
  purges: number;
}

async function plan({ until: day, organization, list, json }: PlanOptions): Promise<void> {
  const until = startOfDay(day, retentionPolicy.timeZone);
  if (until === null) throw new UsageError(`--until must be a day like 2030-01-01, not ${day}.`);
  const wanted = { until, ...(organization === undefined ? {} : { organizationId: organization }) };
  const months = new Map<string, Month>();
  await withApplication(async (open) => {
    const { app } = open;
    if (organization !== undefined) await organizationIn(open, organization);
    const bar = new SingleBar(
      { format: 'plan [{bar}] {percentage}% | {value}/{total} copies', stream: process.stderr },
      Presets.shades_classic,
    );
    const isShown = !json && process.stderr.isTTY === true;
    if (isShown) bar.start(await countDue(app, until), 0);
    for await (const planned of retentionPlan(app, wanted)) {
      count(months, planned, until);
      if (list) print(json, planned, () => lineOf(planned));
      if (isShown) bar.increment();
    }
    bar.stop();
  });
  if (list && json) return;
  const sorted = [...months.values()].sort((a, b) => (a.month + a.rule < b.month + b.rule ? -1 : 1));
  const total = (of: 'notices' | 'purges') => sorted.reduce((sum, month) => sum + month[of], 0);
  const summary = { until, notices: total('notices'), purges: total('purges'), months: sorted };
  print(json, summary, () => textOf(summary, day));
}

function count(months: Map<string, Month>, { rule, noticeAt, purgeAt }: PlannedPurge, until: Instant): void {
  const of = (time: Instant) => {
    const month = dayIn(time, retentionPolicy.timeZone).slice(0, 7);
    const known = months.get(`${month} ${rule}`) ?? { month, rule, notices: 0, purges: 0 };
    months.set(`${month} ${rule}`, known);
    return known;
  };
  if (noticeAt <= until) of(noticeAt).notices += 1;
  if (purgeAt !== null) of(purgeAt).purges += 1;
}

function lineOf({ archivedDocumentId, rule, noticeAt, purgeAt }: PlannedPurge): string {
  return `${archivedDocumentId}  told ${noticeAt}  ${purgeAt === null ? 'goes later' : `goes ${purgeAt}`}  ${rule}`;
}

interface Summary {
  readonly notices: number;
  readonly purges: number;
  readonly months: readonly Month[];
}

function textOf({ notices, purges, months }: Summary, day: string): string {
  const lines = months.map(
    (one) =>
      `  ${one.month}  ${String(one.notices).padStart(8)} told  ${String(one.purges).padStart(8)} go  ${one.rule}`,
  );
  return [`Before ${day}, holders are told of ${notices} copies, and ${purges} go.`, ...lines].join('\n');
}

interface VerifyOptions {
  readonly key?: string;
  readonly json?: boolean;
}

async function verify(file: string, { key, json }: VerifyOptions): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new UsageError(`${file} is not there, or can't be read.`);
  const signed = parseCertificate(text);
  if (!signed) throw new UsageError(`${file} holds no deletion certificate.`);
  const { keyId } = signed.signature;
  const publicKey = key ?? (await withApplication(({ app }) => headKey(app, keyId)));
  const holds = publicKey !== null && (await verifyCertificate(signed, publicKey, sha256, verifyP256));
  const reason = holds ? null : publicKey === null ? 'the log names no such key' : 'it is not what that key signed';
  print(json, { holds, ...(reason ? { reason } : {}), keyId, certificate: signed.certificate }, () =>
    reason ? `It does NOT hold: ${reason} (${keyId}).` : describe(signed),
  );
  if (!holds) process.exitCode = 1;
}

function describe({ certificate, signature }: SignedCertificate): string {
  const { documentId, holder, deleted, rule, policyVersion, keepUntil, purgedAt, sha256: original } = certificate;
  const who = holder.kind === 'person' ? `person ${holder.personId}` : `organization ${holder.organizationId}`;
  return [
    `It holds: signed by key ${signature.keyId}.`,
    `  document    ${documentId}, SHA-256 of the original ${original}`,
    `  the copy of ${who}`,
    `  was deleted ${purgedAt}, kept until ${keepUntil} by ${rule} (${policyVersion})`,
    ...(deleted.length === 0 ? ['  others still hold the document: its bytes were kept'] : []),
    ...deleted.map(({ sha256: hash, bytes }) => `  gone        ${hash}, ${bytes} bytes`),
  ].join('\n');
}
