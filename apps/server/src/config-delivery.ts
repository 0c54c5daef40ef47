import { readFileSync } from 'node:fs';
import { checkDeliveryPolicies, type DeliveryPolicies, shippedPolicies } from '@attestory/domain';
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { GivenValues } from './config-source.js';
import type { Values } from './config-variables.js';

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

/**
 * Reads a file with a delivery policy: JSON with comments.
 * @returns the policy, or a sentence for each thing that is wrong, beginning with the file and the line. None repeats a value
 */
export function parsePolicyFile(
  name: string,
  text: string,
): { readonly policies: DeliveryPolicies } | { readonly faults: readonly string[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: true });
  const lineOf = (offset: number) => `${name}:${text.slice(0, offset).split('\n').length}`;
  const broken = errors.map(
    ({ error, offset }) => `${lineOf(offset)}: this is no JSON (${printParseErrorCode(error)}).`,
  );
  if (!root || broken.length > 0) return { faults: broken };
  const twice = membersTwice(root).map((key) => `${lineOf(key.offset)}: ${key.value} is set twice; keep one of them.`);
  if (twice.length > 0) return { faults: twice };
  const checked = checkDeliveryPolicies(getNodeValue(root));
  if ('policies' in checked) return checked;
  return {
    faults: checked.faults.map(({ pointer, fault }) => {
      const path = pathOf(pointer);
      return `${lineOf(nearest(root, path).offset)}: ${spoken(path) || 'the file'} ${fault}.`;
    }),
  };
}

function membersTwice(node: Node): Node[] {
  const children = node.children ?? [];
  const keys = node.type === 'object' ? children.flatMap(({ children: [key] = [] }) => key ?? []) : [];
  const again = keys.filter((key, index) => keys.findIndex(({ value }) => value === key.value) < index);
  return [...again, ...children.flatMap(membersTwice)];
}

/** A JSON pointer's parts; numbers are places in a list. */
function pathOf(pointer: string): (string | number)[] {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** `versions[0].rows[1].way`. */
function spoken(path: readonly (string | number)[]): string {
  return path.reduce<string>((said, part) => {
    if (typeof part === 'number') return `${said}[${part}]`;
    return said === '' ? part : `${said}.${part}`;
  }, '');
}

/** A member's line is that of its name: a list or an object may begin further down. */
function nearest(root: Node, path: readonly (string | number)[]): Node {
  const found = findNodeAtLocation(root, [...path]);
  if (!found) return path.length === 0 ? root : nearest(root, path.slice(0, -1));
  return found.parent?.type === 'property' ? (found.parent.children?.[0] ?? found) : found;
}
