/**
 * Runs every check and test, stage by stage, and sums them up. The last line is always `N passed, N failed`, where N counts tests,
 * and each stage without tests as one.
 *
 *     npm test [-- --only stage,stage]
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { leftOut } from '../test/e2e/left-out.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const logs = join(root, 'test-output');
const CEILING_MS = 30 * 60_000;
const GRACE_MS = 5_000;
/** Specs wait for other processes most of their time. */
const WORKERS = Math.max(2, availableParallelism() - 1);
/** What Jest says of a worker of which something was left open. */
const FORCED = 'worker process has failed to exit gracefully';

const BUILD = ['tsc', '-b', 'tsconfig.build.json'];
const PAGES = ['vite', 'build', '--config', 'apps/web/vite.config.ts', '--logLevel', 'warn'];
/** A stage either runs commands that pass or fail, or the specs whose path matches `specs` and not `except`. */
const STAGES = {
  format: { commands: [['biome', 'format', '.']] },
  lint: { commands: [['biome', 'lint', '--error-on-warnings', '.'], ['oxlint']] },
  types: { commands: [BUILD, PAGES, ['tsc', '-p', 'tsconfig.json', '--noEmit']] },
  architecture: { specs: '/test/architecture/.*\\.spec\\.ts$' },
  unit: { specs: '\\.spec\\.ts$', except: ['\\.int\\.spec\\.ts$', '\\.e2e\\.spec\\.ts$', '/test/architecture/'] },
  contract: { specs: 'contract\\.int\\.spec\\.ts$', mongo: true },
  integration: {
    specs: '\\.int\\.spec\\.ts$',
    except: ['contract\\.int\\.spec\\.ts$', '/test/architecture/'],
    mongo: true,
  },
  e2e: { specs: '\\.e2e\\.spec\\.ts$', needsChromium: true, mongo: true },
};

/** A browser's path, or null. */
const findChromium = () => find(process.env.CHROMIUM_PATH, ['chromium', 'chromium-browser', 'google-chrome']);

/** Specs that need a MongoDB-compatible server have this in their names. */
const MONGO_SPECS = '\\.mongo\\.';
const NO_MONGO =
  'no MongoDB-compatible server: put ferretdb 1.24 on PATH (.ci/run builds one), or name a server in ATTESTORY_TEST_MONGODB';
const mongoIsThere = () => Boolean(process.env.ATTESTORY_TEST_MONGODB ?? find(process.env.FERRETDB_PATH, ['ferretdb']));

/** A program's path: the one given, or the first of the names on PATH; null where there is none. */
function find(given, names) {
  const onPath = names.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)));
  return [given, ...onPath].find((path) => path && isExecutable(path)) ?? null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a command with its output kept in the stage's log. Resolves to its exit code and output, also when it had to be killed:
 * after the ceiling, or when it has written its results and still doesn't end.
 */
async function run(stage, [command, ...args], { env = process.env, results } = {}) {
  const log = createWriteStream(join(logs, `${stage}.log`), { flags: 'a' });
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  // Not spawn's own ceiling: its timer goes on for a program that isn't there, and keeps this one from ending.
  const ceiling = setTimeout(() => child.kill(), CEILING_MS);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      log.write(text);
    });
  }
  const watch = setInterval(() => {
    if (!results || !existsSync(results)) return;
    clearInterval(watch);
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  }, 500);
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      output += `${error.message}\n`;
      resolve(127);
    });
    child.on('close', (exitCode) => resolve(exitCode ?? 128));
  });
  clearInterval(watch);
  clearTimeout(ceiling);
  await finished(log.end());
  const hung = child.signalCode === 'SIGKILL' || output.includes(FORCED);
  return { code, output: stripVTControlCharacters(output), hung };
}

async function runCommands(stage, commands) {
  for (const command of commands) {
    const { code, output } = await run(stage, command);
    if (code !== 0) return { passed: 0, failed: 1, problems: [output.trimEnd()] };
  }
  return { passed: 1, failed: 0, problems: [] };
}

async function runSpecs(stage, { specs, except = [], needsChromium, mongo }) {
  const env = { ...process.env };
  if (needsChromium) {
    const chromium = findChromium();
    if (!chromium) {
      const how = 'Chromium is missing: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH';
      return { passed: 0, failed: 1, problems: [how] };
    }
    env.CHROMIUM_PATH = chromium;
  }
  const withoutMongo = mongo === true && !mongoIsThere();
  if (withoutMongo && process.env.ATTESTORY_TEST_REQUIRE_JUDGES !== undefined)
    return { passed: 0, failed: 1, problems: [`${NO_MONGO}, and ATTESTORY_TEST_REQUIRE_JUDGES is set`] };
  const results = join(logs, `${stage}-${process.pid}.json`);
  const node = ['node', '--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
  const jest = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${results}`];
  const left = withoutMongo ? [...except, MONGO_SPECS] : except;
  const ignore = ['/node_modules/', '/dist/', ...left, ...leftOut].flatMap((pattern) => [
    '--testPathIgnorePatterns',
    pattern,
  ]);
  const { code, output, hung } = await run(
    stage,
    [...node, ...jest, `--maxWorkers=${WORKERS}`, '--testPathPatterns', specs, ...ignore],
    { env, results },
  );
  if (!existsSync(results)) return { passed: 0, failed: 1, problems: [output.trimEnd()] };
  const report = JSON.parse(readFileSync(results, 'utf8'));
  rmSync(results);
  return judge(report, code, hung);
}

/** What Jest reports, less lenient: nothing run, something skipped and a process that won't end are failures too. */
function judge(report, code, hung) {
  const problems = report.testResults.flatMap((file) => {
    const failing = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failing.length === 0) return file.status === 'failed' ? [`${file.name}\n${file.message}`] : [];
    return failing.map((test) => `${file.name}\n${test.fullName}\n${test.failureMessages.join('\n')}`);
  });
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) problems.push(`${skipped} tests were skipped`);
  const passed = report.numPassedTests;
  let failed = report.numFailedTests + report.numRuntimeErrorTestSuites + skipped;
  if (hung) {
    problems.push('its tests left something open: Jest had to be ended');
    failed += 1;
  } else if (passed + failed === 0) problems.push('no test was run');
  else if (code !== 0 && failed === 0) problems.push(`Jest ended with exit code ${code} although its tests passed`);
  if (problems.length > 0 && failed === 0) failed = 1;
  return { passed, failed, problems };
}

function chosenStages(args) {
  const only = args.indexOf('--only');
  const chosen = only === -1 ? Object.keys(STAGES) : (args[only + 1] ?? '').split(',');
  const unknown = chosen.filter((name) => !(name in STAGES));
  if (args.length !== (only === -1 ? 0 : 2) || unknown.length > 0) {
    process.stderr.write(`usage: npm test [-- --only stage,stage], stages: ${Object.keys(STAGES).join(', ')}\n`);
    process.exit(2);
  }
  return Object.keys(STAGES).filter((name) => chosen.includes(name));
}

const stages = chosenStages(process.argv.slice(2));
mkdirSync(logs, { recursive: true });
const total = { passed: 0, failed: 0 };
// Specs that start the built programs need them, also when the stage that builds was not chosen.
if (!stages.includes('types')) for (const command of [BUILD, PAGES]) await run('build', command);
for (const name of stages) {
  const started = performance.now();
  const stage = STAGES[name];
  rmSync(join(logs, `${name}.log`), { force: true });
  const { passed, failed, problems } = await (stage.commands
    ? runCommands(name, stage.commands)
    : runSpecs(name, stage));
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counts = stage.commands ? (failed ? 'failed' : 'passed') : `${passed} passed, ${failed} failed`;
  process.stdout.write(`${name.padEnd(13)}${counts.padEnd(24)}${seconds.padStart(7)} s\n`);
  for (const problem of problems) process.stdout.write(`\n${problem}\n\n`);
}
if (stages.some((name) => STAGES[name].mongo) && !mongoIsThere())
  process.stdout.write(`specs named *.mongo.* were not run: ${NO_MONGO}\n`);
if (total.failed > 0) process.stdout.write('Full output of each stage: test-output/\n');
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
