import { access, constants, readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  checkMail,
  checkBroker,
  checkRevocation,
  checkTimeStamps,
  ConfigError,
  loadConfig,
  loadSeal,
  loadServiceKeys,
  type ServerConfig,
  storeFiles,
} from '@attestory/server';
import { RevocationUnknownError } from '@attestory/pdf';
import type { Command } from 'commander';
import { isThere, print, withApplication } from '../context.js';
import { mailAdvice, modeAdvice } from './doctor.advice.js';

type Verdict = 'ok' | 'warning' | 'failure';

interface Finding {
  readonly check: string;
  readonly verdict: Verdict;
  readonly message: string;
}

const finding = (check: string, verdict: Verdict, message: string): Finding => ({ check, verdict, message });
const GiB = 2 ** 30;
const day = 24 * 60 * 60_000;

/** `attestory doctor`: whether the service could work as it is configured, without changing anything. */
export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check configuration, keys, stores, certificate, mail server and clock; exit code 1 on a failure')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing is in the way (warnings may be), 1 something failed.\nExample:\n  attestory doctor\n',
    )
    .action(doctor);
}

async function doctor({ json }: { readonly json?: boolean }): Promise<void> {
  const findings = await examine();
  const healthy = !findings.some(({ verdict }) => verdict === 'failure');
  print(json, { ok: healthy, findings }, () =>
    [
      ...findings.map(({ check, verdict, message }) => `${verdict.padEnd(8)} ${check.padEnd(14)} ${message}`),
      healthy ? 'Nothing is in the way.' : 'What failed keeps the service, or a part of it, from working.',
    ].join('\n'),
  );
  if (!healthy) process.exitCode = 1;
}

async function examine(): Promise<readonly Finding[]> {
  let config: ServerConfig;
  try {
    config = loadConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').map((line) => finding('configuration', 'failure', line));
  }
  const findings = [await configuration(config)];
  findings.push(...(await dataFolder(config)));
  const fresh = !(await isThere(join(config.dataFolder, storeFiles.tree)));
  // Looking must not make keys or stores: that is for the first start.
  if (fresh && config.mode === 'demo')
    return [...findings, finding('stores', 'ok', 'none yet: made at the first start')];
  const ofKeys = await guarded('keys', () => keys(config));
  findings.push(ofKeys, await guarded('certificate', () => certificate(config)));
  findings.push(await guarded('revocation', () => revocation(config)));
  if (fresh) findings.push(finding('stores', 'ok', 'none yet: made at the first start'));
  else if (ofKeys.verdict === 'failure') findings.push(finding('stores', 'warning', 'not looked at without the keys'));
  else findings.push(...(await stores(config)));
  findings.push(await mail(config), await timeStamps(config), ...(await brokers(config)));
  return findings;
}

/** The file of the configuration holds the mail server's password. */
async function configuration({ mode, settings }: ServerConfig): Promise<Finding> {
  const file = process.env.ATTESTORY_CONFIG;
  const advice = file ? modeAdvice(file, (await stat(file)).mode, '600') : null;
  return advice
    ? finding('configuration', 'warning', advice)
    : finding('configuration', 'ok', `${mode} mode, ${settings.baseUrl}`);
}

async function dataFolder({ dataFolder }: ServerConfig): Promise<Finding[]> {
  if (!(await isThere(dataFolder))) return [finding('data folder', 'warning', `${dataFolder} is not there yet`)];
  try {
    await access(dataFolder, constants.R_OK | constants.W_OK);
  } catch {
    return [finding('data folder', 'failure', `${dataFolder} can’t be written by this user: chown -R it`)];
  }
  const { bavail, bsize } = await statfs(dataFolder);
  const free = (bavail * bsize) / GiB;
  const verdict = free < 0.5 ? 'failure' : free < 5 ? 'warning' : 'ok';
  const advice = verdict === 'ok' ? '' : ': make room before it is full; a full disk stops every command';
  const room = finding('data folder', verdict, `${dataFolder}, ${free.toFixed(1)} GiB free${advice}`);
  const mode = modeAdvice(dataFolder, (await stat(dataFolder)).mode, '700');
  return mode ? [room, finding('data folder', 'warning', mode)] : [room];
}

async function keys(config: ServerConfig): Promise<Finding> {
  await loadServiceKeys(config);
  const { keysFolder } = config;
  const open = [modeAdvice(keysFolder, (await stat(keysFolder)).mode, '700')];
  for (const name of await readdir(keysFolder))
    open.push(modeAdvice(name, (await stat(join(keysFolder, name))).mode, '600'));
  for (const file of sealFilesElsewhere(config)) open.push(modeAdvice(file, (await stat(file)).mode, '600'));
  const advice = open.filter((each) => each !== null);
  return advice.length === 0 ? finding('keys', 'ok', keysFolder) : finding('keys', 'warning', advice.join('; '));
}

function sealFilesElsewhere({ keysFolder, seal: { source, secretFile } }: ServerConfig): readonly string[] {
  const files = ['file' in source ? source.file : undefined, secretFile];
  return files.filter((file) => file !== undefined && dirname(file) !== keysFolder) as string[];
}

async function certificate(config: ServerConfig): Promise<Finding> {
  const { subject, notAfter } = await loadSeal(config);
  const days = Math.floor((Date.parse(notAfter) - Date.now()) / day);
  const verdict = days < 0 ? 'failure' : days < 30 ? 'warning' : 'ok';
  const advice = verdict === 'ok' ? '' : ': order a new one, see docs/how-to/production.md';
  return finding('certificate', verdict, `${subject}: ${days} days left (${notAfter})${advice}`);
}

async function revocation(config: ServerConfig): Promise<Finding> {
  try {
    return finding('revocation', 'ok', await checkRevocation(config));
  } catch (error) {
    if (error instanceof RevocationUnknownError) return finding('revocation', 'warning', error.message);
    throw error;
  }
}

async function stores(config: ServerConfig): Promise<Finding[]> {
  try {
    return await withApplication(async ({ app }) => {
      const { leaves } = await app.tree.size();
      let newest = '';
      for (const stream of ['heads', 'service']) {
        const event = await app.store.lastEvent(stream);
        const time = event ? ((await app.codec.decode([event]))[0]?.meta.time ?? '') : '';
        if (time > newest) newest = time;
      }
      const ahead = Date.parse(newest) - Date.now();
      return [
        finding(
          'stores',
          'ok',
          `the log ${whereLogIs(config)}${whereDocumentsAre(config)}, ${leaves} leaves in the tree`,
        ),
        ahead > 1_000
          ? finding('clock', 'failure', `the log’s newest entry (${newest}) is ahead of this clock: set the clock`)
          : finding('clock', 'ok', `${new Date().toISOString()}, after the log’s newest entry`),
      ];
    });
  } catch (error) {
    return [finding('stores', 'failure', (error as Error).message)];
  }
}

function whereLogIs({ dataFolder, eventStore }: ServerConfig): string {
  return eventStore ? `on a server, as ${eventStore.namespace}.*` : `in ${dataFolder}`;
}

function whereDocumentsAre({ mongodb }: ServerConfig): string {
  return mongodb ? ', documents and keys in MongoDB' : '';
}

async function mail(config: ServerConfig): Promise<Finding> {
  if (!config.smtp) return finding('mail', 'ok', 'caught here (demo mode)');
  const found = await guarded('mail', async () => finding('mail', 'ok', await checkMail(config)));
  return found.verdict === 'ok' ? found : { ...found, message: mailAdvice(found.message) };
}

async function timeStamps(config: ServerConfig): Promise<Finding> {
  const found = await guarded('time stamps', () => askForTimeStamp(config));
  if (found.verdict === 'ok') return found;
  return { ...found, message: `${found.message} Seals get theirs when this is mended: see ATTESTORY_TSA_URL.` };
}

/** The authority's time is the only other clock that there is. */
async function askForTimeStamp(config: ServerConfig): Promise<Finding> {
  const at = await checkTimeStamps(config);
  if (at === null) return finding('time stamps', 'ok', 'none configured: seals are PAdES B-B');
  const off = Math.round((Date.now() - Date.parse(at)) / 1_000);
  return Math.abs(off) > 60
    ? finding(
        'time stamps',
        'failure',
        `this clock is ${off} s from the authority’s (${at}): set it (timedatectl set-ntp true).`,
      )
    : finding('time stamps', 'ok', `given at ${at}`);
}

async function brokers({ brokers: configured, mode }: ServerConfig): Promise<Finding[]> {
  const nobody = mode === 'demo' ? 'the sandbox, which identifies nobody' : 'none: nobody can authenticate strongly';
  if (!configured) return [finding('brokers', 'ok', nobody)];
  const asked = configured.map((broker) =>
    guarded('brokers', async () => {
      await checkBroker(broker);
      const methods = broker.methods.map(({ method }) => method).join(', ');
      return finding('brokers', 'ok', `${broker.name} at ${broker.issuer}: ${methods}`);
    }).then((found) => (found.verdict === 'ok' ? found : { ...found, message: `${broker.name}: ${found.message}` })),
  );
  return Promise.all(asked);
}

async function guarded(check: string, work: () => Promise<Finding>): Promise<Finding> {
  try {
    return await work();
  } catch (error) {
    return finding(check, 'failure', (error as Error).message);
  }
}
