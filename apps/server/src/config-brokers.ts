import { readFileSync } from 'node:fs';
import { type BrokerSettings, parseBrokersFile } from '@attestory/identity';
import type { GivenValues } from './config-source.js';
import type { Values } from './config-variables.js';

/** The brokers of the file that is named; null where none is, or where it is wrong, and the faults say what. */
export function readBrokers(
  given: GivenValues,
  { ATTESTORY_BROKERS: name, ATTESTORY_MODE: mode }: Values,
): readonly BrokerSettings[] | null {
  if (name === undefined) return null;
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch (error) {
    given.refuse('ATTESTORY_BROKERS', `names ${name}, which can’t be read (${(error as { code: string }).code})`);
    return null;
  }
  const parsed = parseBrokersFile(name, text, mode);
  if ('brokers' in parsed) return parsed.brokers;
  given.faults.push(...parsed.faults);
  return null;
}
