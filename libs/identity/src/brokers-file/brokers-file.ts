import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { BrokerSettings } from '../broker-settings.js';
import { brokerEntry, type Surroundings } from './broker-entry.js';
import { JsonFile, JsonPlace } from './json-place.js';

/**
 * Reads a file of brokers: JSON with comments. The files that it names are beside it, and are not read.
 * @returns the brokers, or a sentence for each thing that is wrong, beginning with the file and the line
 */
export function parseBrokersFile(
  name: string,
  text: string,
  mode: Surroundings['mode'],
): { readonly brokers: readonly BrokerSettings[] } | { readonly faults: readonly string[] } {
  const file = new JsonFile(name, text);
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: true });
  for (const { error, offset } of errors) file.refuse(offset, `this is no JSON (${printParseErrorCode(error)})`);
  const brokers = root && errors.length === 0 ? brokersIn(file, root, mode) : [];
  return file.faults.length > 0 ? { faults: file.faults } : { brokers };
}

function brokersIn(file: JsonFile, root: Parameters<typeof JsonPlace.of>[1], mode: Surroundings['mode']) {
  const top = JsonPlace.of(file, root, '');
  const around: Surroundings = { mode, taken: new Map() };
  const names = new Set<string>();
  const brokers: BrokerSettings[] = [];
  for (const [index, node] of (top?.list('brokers') ?? []).entries()) {
    const entry = JsonPlace.of(file, node, `brokers[${index}]`);
    const broker = entry && brokerEntry(entry, around);
    if (broker && names.has(broker.name)) entry?.refuse('name', 'is the name of another broker already');
    if (broker) brokers.push(broker);
    if (broker) names.add(broker.name);
  }
  top?.refuseRest();
  return brokers;
}
