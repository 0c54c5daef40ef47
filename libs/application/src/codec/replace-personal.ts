import type { DomainEvent } from '@attestory/domain';
import { type PersonalField, personalFieldsOf } from './personal-fields.js';

type Copy = Record<string | number, unknown>;

/** An event's data with other values where personal ones are; the event itself stays as it is. */
export function replacePersonal(
  event: DomainEvent,
  replace: (value: unknown, field: PersonalField) => unknown,
): DomainEvent['data'] {
  const fields = personalFieldsOf(event).filter((field) => (valueAt(event.data, field) ?? null) !== null);
  if (fields.length === 0) return event.data;
  const data = copyOf(event.data);
  const copies = new Set<object>([data]);
  for (const field of fields) {
    const parent = ownParent(data, field.path, copies);
    const last = field.path.at(-1) as string;
    parent[last] = replace(parent[last], field);
  }
  return data as DomainEvent['data'];
}

/** What stands there; undefined: nothing. */
export function valueAt(data: unknown, { path }: PersonalField): unknown {
  let value = data as Copy | undefined;
  for (const step of path) value = value?.[step] as typeof value;
  return value;
}

function copyOf(value: object): Copy {
  return (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Copy;
}

/** The object in which a path ends. What lies on the way to it is copied once. */
function ownParent(data: Copy, path: PersonalField['path'], copies: Set<object>): Copy {
  return path.slice(0, -1).reduce<Copy>((object, step) => {
    const member = object[step] as object;
    if (copies.has(member)) return member as Copy;
    const copy = copyOf(member);
    copies.add(copy);
    object[step] = copy;
    return copy;
  }, data);
}
