#!/usr/bin/env node
/**
 * Starts Attestory's programs on the pinned Node: installs what package-lock.json asks for, builds what has changed, hands over.
 * This is the only file that has to run on the machine's own Node.
 *
 *     node tools/launch.mjs start|attestory|test|bench|proof [arguments…]
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants as access,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAMS = {
  start: { entry: 'apps/server/dist/main.js', build: true },
  attestory: { entry: 'apps/cli/dist/main.js', build: true },
  bench: { entry: 'tools/bench/run.ts', build: true },
  proof: { entry: 'tools/proof/run.ts', build: true },
  test: { entry: 'tools/test.mjs', build: false },
};
const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const pinnedNode = join(bin, 'node');
const buildStamp = join(root, 'node_modules', '.attestory-build');
const lock = join(root, '.launch-lock');
/** How the pages of apps/web are built. */
const pages = 'apps/web/vite.config.ts';

class LaunchError extends Error {}

/** Whether node_modules holds what package-lock.json says; npm writes its own copy of the lock there when it has finished. */
function installed() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    const same = ([path, { version, integrity, optional, link, resolved }]) => {
      const found = present[path];
      if (!found) return path === '' || optional === true || !path.includes('node_modules/');
      return link ? found.resolved === resolved : found.version === version && found.integrity === integrity;
    };
    return Object.entries(wanted).every(same) && existsSync(pinnedNode);
  } catch {
    return false;
  }
}

/** Changes whenever a file changes that the build reads. */
function sourcesFingerprint() {
  const hash = createHash('sha256');
  const add = (path) => {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path.slice(root.length)}\0${mtimeMs}\0${size}\n`);
  };
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(folder, entry.name));
      else if (!/\.(spec|contract)\.ts$/.test(entry.name)) add(join(folder, entry.name));
    }
  };
  for (const file of ['package.json', 'tsconfig.base.json', 'tsconfig.build.json']) add(join(root, file));
  for (const kind of ['libs', 'apps']) {
    for (const name of readdirSync(join(root, kind))) {
      const project = join(root, kind, name);
      if (!existsSync(join(project, 'tsconfig.json')) || !existsSync(join(project, 'src'))) continue;
      add(join(project, 'tsconfig.json'));
      add(join(project, 'package.json'));
      if (existsSync(join(project, 'vite.config.ts'))) add(join(project, 'vite.config.ts'));
      walk(join(project, 'src'));
    }
  }
  return hash.digest('hex');
}

function built(entry) {
  if (entry.includes('/dist/') && !existsSync(join(root, entry))) return false;
  return existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === sourcesFingerprint();
}

/** Runs a tool with its output kept back; shown on stderr when it fails. */
function runQuietly(command, args, env) {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => reject(new LaunchError(`could not run ${command}: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) return resolve();
      process.stderr.write(output);
      reject(new LaunchError(`${command} ${args.join(' ')} failed (exit code ${code}); its output is above`));
    });
  });
}

async function install() {
  process.stderr.write('attestory: installing dependencies (npm ci)…\n');
  // npm must not run on the Node that it is about to replace.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin);
  const env = { ...process.env, PATH: path.join(delimiter) };
  delete env.npm_config_ignore_scripts;
  await runQuietly('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], env);
  if (!existsSync(pinnedNode)) throw new LaunchError('npm ci ran, but node_modules/.bin/node is not there');
}

async function build() {
  process.stderr.write('attestory: building…\n');
  // Taken before: a file that is saved while the compiler runs leaves a stamp that doesn't fit, and the next start builds again.
  const fingerprint = sourcesFingerprint();
  await runQuietly(pinnedNode, [join(bin, 'tsc'), '-b', 'tsconfig.build.json'], process.env);
  if (existsSync(join(root, pages)))
    await runQuietly(pinnedNode, [join(bin, 'vite'), 'build', '--config', pages, '--logLevel', 'warn'], process.env);
  writeFileSync(buildStamp, fingerprint);
}

/** A process by its id and start, since ids are used again. */
function processIdentity(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return null;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return `${pid}`;
  }
}

/** Takes the lock, or returns false while another launcher that is alive has it. The owner is inside from the first moment on. */
function tryLock() {
  const mine = `${lock}-${process.pid}`;
  mkdirSync(mine, { recursive: true });
  writeFileSync(join(mine, 'owner'), processIdentity(process.pid));
  try {
    renameSync(mine, lock);
    return true;
  } catch (error) {
    rmSync(mine, { recursive: true });
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error;
  }
  const owner = readOwner(lock);
  if (owner !== null && processIdentity(Number.parseInt(owner, 10)) !== owner) breakLock(owner);
  return false;
}

function readOwner(folder) {
  try {
    return readFileSync(join(folder, 'owner'), 'utf8');
  } catch {
    return null;
  }
}

/** Moves a dead owner's lock away; gives it back if another launcher was quicker and it is a living one's by now. */
function breakLock(owner) {
  const broken = `${lock}-${process.pid}-broken`;
  try {
    renameSync(lock, broken);
  } catch {
    return;
  }
  if (readOwner(broken) === owner) rmSync(broken, { recursive: true, force: true });
  else renameSync(broken, lock);
}

/** Moved away first: deleted in place it would be empty for a moment, and another's for the taking while it is being deleted. */
function unlock() {
  const released = `${lock}-${process.pid}`;
  renameSync(lock, released);
  rmSync(released, { recursive: true, force: true });
}

/** Whether this user may install and build here: a service's user may not, and runs what its owner has built. */
function ours() {
  try {
    accessSync(root, access.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function prepare({ entry, build: needsBuild }) {
  if (!ours()) {
    if (existsSync(pinnedNode) && existsSync(join(root, entry))) return;
    throw new LaunchError(
      `nothing is built yet, and ${root} is not yours: its owner runs npm ci && npm run build there`,
    );
  }
  const ready = () => installed() && (!needsBuild || built(entry));
  while (!ready()) {
    if (!tryLock()) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      continue;
    }
    try {
      if (!installed()) await install();
      if (needsBuild && !built(entry)) await build();
      return;
    } finally {
      unlock();
    }
  }
}

function handOver(entry, args) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(pinnedNode, ['--disable-warning=ExperimentalWarning', join(root, entry), ...args], {
    stdio: 'inherit',
    env,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the child by itself.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => fail(`could not start ${pinnedNode}: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function fail(message) {
  process.stderr.write(`attestory: ${message}\n`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
const [name, ...args] = process.argv.slice(2);
const program = PROGRAMS[name];
if (major < 20 || (major === 20 && minor < 19)) fail(`needs Node 20.19 or newer to start; this is ${process.version}`);
else if (!program) fail(`usage: node tools/launch.mjs ${Object.keys(PROGRAMS).join('|')} [arguments…]`);
else {
  prepare(program)
    .then(() => handOver(program.entry, args))
    .catch((error) => fail(error instanceof LaunchError ? error.message : error.stack));
}
