import type { WrittenFault } from '@attestory/domain';
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';

/**
 * Reads a file that somebody has written as JSON, and has it checked.
 * @param comments whether there may be comments, and commas at the end
 * @returns what the check gives, or a sentence for each thing that is wrong, beginning with the file and the line. None repeats a value
 */
export function readWrittenJson<T extends object>(
  name: string,
  text: string,
  check: (given: unknown) => T | { readonly faults: readonly WrittenFault[] },
  { comments = false } = {},
): T | { readonly faults: readonly string[] } {
  const lineOf = (offset: number) => `${name}:${text.slice(0, offset).split('\n').length}`;
  const errors: ParseError[] = [];
  const root = treeOf(text, errors, comments);
  const [broken] = errors;
  if (broken) return { faults: [`${lineOf(broken.offset)}: this is no JSON (${printParseErrorCode(broken.error)}).`] };
  if (!root) return { faults: [`${lineOf(0)}: this is no JSON (it is nested too deep).`] };
  const twice = membersTwice(root).map((key) => `${lineOf(key.offset)}: ${key.value} is set twice; keep one of them.`);
  if (twice.length > 0) return { faults: twice };
  const checked = check(getNodeValue(root));
  if (!('faults' in checked)) return checked;
  return {
    faults: checked.faults.map(({ pointer, fault }) => {
      const path = pathOf(pointer);
      return `${lineOf(nearest(root, path).offset)}: ${spoken(path) || 'the file'} ${fault}.`;
    }),
  };
}

/** undefined: it is too deep to be walked. */
function treeOf(text: string, errors: ParseError[], comments: boolean): Node | undefined {
  const options = { disallowComments: !comments, allowTrailingComma: comments };
  try {
    // A byte order mark is no part of the text; offsets stay as they are.
    return parseTree(text.replace(/^\ufeff/, ' '), errors, options);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function membersTwice(node: Node): Node[] {
  const children = node.children ?? [];
  const keys = node.type === 'object' ? children.flatMap(({ children: [key] = [] }) => key ?? []) : [];
  const seen = new Set<string>();
  const again = keys.filter(({ value }) => seen.size === seen.add(value).size);
  return [...again, ...children.flatMap(membersTwice)];
}

/** A JSON pointer's parts; numbers are places in a list. */
function pathOf(pointer: string): (string | number)[] {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** `signatories[0].role`. */
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
