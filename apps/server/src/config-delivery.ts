import { readFileSync } from 'node:fs';
import { checkDeliveryPolicies, type DeliveryPolicies, shippedPolicies } from '@attestory/domain';
import type { GivenValues } from './config-source.js';
import type { Values } from './config-variables.js';
import { readWrittenJson } from './written-json.js';

/** The delivery policy of the file that is named, else the shipped one; null where the file is wrong, and the faults say what. */
export function readDeliveryPolicies(
  given: GivenValues,
  { ATTESTORY_DELIVERY_POLICY: name }: Pick<Values, 'ATTESTORY_DELIVERY_POLICY'>,
): DeliveryPolicies | null {
  if (name === undefined) return shippedPolicies;
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    given.refuse('ATTESTORY_DELIVERY_POLICY', `names ${name}, which can’t be read (${code})`);
    return null;
  }
  const parsed = parsePolicyFile(name, text);
  if ('policies' in parsed) return parsed.policies;
  given.faults.push(...parsed.faults);
  return null;
}

/** Reads a file with a delivery policy: JSON with comments. */
export function parsePolicyFile(
  name: string,
  text: string,
): { readonly policies: DeliveryPolicies } | { readonly faults: readonly string[] } {
  return readWrittenJson(name, text, checkDeliveryPolicies, { comments: true });
}
