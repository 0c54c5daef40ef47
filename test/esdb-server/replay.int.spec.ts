import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EsdbServerProcess } from '../support/esdb-server/esdb-server-process.js';
import { comparable } from './encode.js';
import { LEFT_OUT, NOT_REPLAYED } from './not-replayed.js';
import { play } from './player.js';
import { recordedScenarios, type Scenario, type Step } from './recording.js';

const recorded = recordedScenarios();
const replayed = recorded.filter(({ id }) => !(id in NOT_REPLAYED));
/** Scenarios that do something to the server, or see its whole log. */
const needsOwnServer = ({ steps }: Scenario) => steps.some(({ op }) => /Server|subscribeToAll/u.test(op));

const stepsOf = ({ steps }: Scenario) => steps.filter(({ op, args }) => !LEFT_OUT.test(op) && args.sub !== 'ps');

let folder: string;
let shared: EsdbServerProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestory-'));
  shared = await EsdbServerProcess.start();
});
afterAll(async () => {
  await shared.kill();
  await rm(folder, { recursive: true });
});

/** Plays a scenario and compares each step. */
async function compare(scenario: Scenario, withCredentials: boolean): Promise<void> {
  const name = `${scenario.id}-${withCredentials}`;
  const own = needsOwnServer(scenario) || scenario.connectionOptions === 'a port nothing listens on';
  const server = own ? await EsdbServerProcess.start({ file: join(folder, name) }) : shared;
  try {
    if (scenario.connectionOptions === 'a port nothing listens on') await server.kill();
    const steps = stepsOf(scenario);
    const { outcomes, heard } = await play(scenario, steps, { server, prefix: `replay.${name}`, withCredentials });
    const outcome = (step: Step) => (withCredentials && step.outcomeWithCredentials) || step.outcome;
    expect(outcomes.map(comparable)).toEqual(steps.map((step) => comparable(outcome(step))));
    for (const [index, step] of steps.entries()) compareHeard(step, heard[index], `replay.${name}`, withCredentials);
  } finally {
    server.thaw();
    if (own) await server.kill();
  }
}

function compareHeard(
  step: Step,
  heard: { appends: unknown; reads: unknown } | undefined,
  prefix: string,
  withCredentials: boolean,
): void {
  const wire = (withCredentials && step.wireWithCredentials) || (!withCredentials && step.wire);
  const received = JSON.parse(JSON.stringify(heard?.appends).replaceAll(prefix, '<stream>')) as unknown;
  if (wire) expect(comparable(received)).toEqual(comparable(wire));
  if (step.readResponses) expect(heard?.reads).toEqual(step.readResponses);
}

const cases = replayed.map((scenario) => [scenario.id, scenario] as const);
const both = cases.filter(([, { appendRpcCompared }]) => appendRpcCompared);

describe('The test server', () => {
  it('is compared by all that was recorded, but for what is listed', () => {
    const ids = recorded.map(({ id }) => id);
    const listed = recorded.length > 0 ? Object.keys(NOT_REPLAYED) : [];
    expect([...cases.map(([id]) => id), ...listed].sort()).toEqual(ids.sort());
  });
});

// Without a recording there is nothing to compare.
if (cases.length > 0) {
  describe('The test server does what a real one did', () => {
    it.each(cases)('in %s', (_, scenario) => compare(scenario, false), 60_000);
    it.each(both)('in %s, with Append instead of BatchAppend', (_, scenario) => compare(scenario, true), 60_000);
  });
}
