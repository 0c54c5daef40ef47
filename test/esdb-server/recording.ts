import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** One call of the recorded client, or what was done to the server, and what came of it. */
export interface Step {
  readonly op: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly outcome: unknown;
  readonly outcomeWithCredentials?: unknown;
  readonly wire?: unknown;
  readonly wireWithCredentials?: unknown;
  readonly readResponses?: readonly string[];
  readonly as?: string;
  readonly save?: string;
  readonly full?: boolean;
  readonly keepPrefix?: string;
  readonly countAgainst?: string;
  readonly settleMs?: number;
  readonly view?: View;
}

/** How a read's outcome was cut down. */
export interface View {
  readonly short?: boolean;
  readonly createdType?: boolean;
  readonly countOnly?: boolean;
  readonly counts?: boolean;
  readonly keepPrefix?: string;
}

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
  readonly connectionOptions?: string;
  readonly appendRpcCompared?: boolean;
}

/** What a real server did, where `ATTESTORY_TEST_ESDB_RECORDING` names the file or it lies beside the repository. */
export function recordedScenarios(): readonly Scenario[] {
  const file = resolve(process.env.ATTESTORY_TEST_ESDB_RECORDING ?? '../shared/esdb/behaviour.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as readonly Scenario[];
  process.stderr.write('ATTESTORY_TEST_ESDB_RECORDING names no recording: the test server is not compared\n');
  return [];
}
