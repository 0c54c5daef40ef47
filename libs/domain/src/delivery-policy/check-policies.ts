import type { Instant } from '../ids.js';
import { type WrittenFault, WrittenPlace } from '../written-place.js';
import { beginningOfDay } from './beginning-of-day.js';
import { rowsFaults } from './check-rows.js';
import {
  type DeliveryPolicies,
  type DeliveryPolicy,
  type DeliveryRow,
  deliveryConditions,
  deliveryWays,
  policyAssurances,
  policyRoles,
} from './policy-set.js';

const isName = (text: string) => /^[a-z0-9][a-z0-9.-]{0,63}$/.test(text);
const NAME_HINT = 'a short name in small letters, digits, dots and hyphens';

/**
 * Checks a policy set that somebody has written: its form, that its versions follow one another without a gap, and that
 * each has exactly one row for every role and assurance.
 */
export function checkDeliveryPolicies(
  given: unknown,
): { readonly policies: DeliveryPolicies } | { readonly faults: readonly WrittenFault[] } {
  const faults: WrittenFault[] = [];
  const top = new WrittenPlace(given, '', faults);
  const set = top.members(['timeZone', 'versions']);
  const timeZone = zoneIn(set?.timeZone);
  const versions = (set?.versions.list() ?? []).map((place) => versionIn(place, timeZone));
  const sound = versions.filter((version) => version !== null);
  if (faults.length === 0) checkOrder(sound, set?.versions as WrittenPlace);
  const [first, ...rest] = sound;
  if (faults.length > 0 || !first || timeZone === null) return { faults };
  return { policies: { timeZone, versions: [first, ...rest] } };
}

function zoneIn(place: WrittenPlace | undefined): string | null {
  const text = place?.text((name) => /^[A-Za-z]/.test(name), 'an IANA name like Europe/Helsinki') ?? null;
  if (text === null || beginningOfDay('2025-04-25', text) !== null) return text;
  place?.refuse('must be an IANA name like Europe/Helsinki');
  return null;
}

function versionIn(place: WrittenPlace, timeZone: string | null): DeliveryPolicy | null {
  const members = place.members(['version', 'from', 'rows']);
  const version = members?.version.text(isName, NAME_HINT) ?? null;
  const begins = members && beginningIn(members.from, timeZone ?? 'UTC');
  const rows = members?.rows.list()?.map(rowIn) ?? null;
  if (!version || !begins || !rows?.every((row) => row !== null)) return null;
  for (const { at, fault } of rowsFaults(rows)) members?.rows.at(at).refuse(fault);
  return { version, ...begins, rows };
}

function beginningIn(place: WrittenPlace, timeZone: string): Pick<DeliveryPolicy, 'from' | 'validFrom'> | null {
  if (place.value === null) return { from: null, validFrom: null };
  const from = typeof place.value === 'string' ? place.value : '';
  const validFrom = beginningOfDay(from, timeZone);
  if (validFrom) return { from, validFrom };
  place.refuse('must be a day like 2025-04-25, or null for the first version');
  return null;
}

function rowIn(place: WrittenPlace): DeliveryRow | null {
  const members = place.members(['row', 'roles', 'assurances', 'ways']);
  const row = members?.row.text(isName, NAME_HINT) ?? null;
  const roles = members?.roles.someOf(policyRoles) ?? null;
  const assurances = members?.assurances.someOf(policyAssurances) ?? null;
  const ways = members?.ways.list({ orNone: true })?.map((way) => wayIn(way)) ?? null;
  if (!row || !roles || !assurances || !ways?.every((way) => way !== null)) return null;
  return { row, roles, assurances, ways };
}

function wayIn(place: WrittenPlace): DeliveryRow['ways'][number] | null {
  const members = place.members(['way'], ['when']);
  const way = members?.way.oneOf(deliveryWays) ?? null;
  const when = members?.when?.oneOf(deliveryConditions);
  if (!way || when === null) return null;
  return when === undefined ? { way } : { way, when };
}

/** Each version holds until the next one begins: so they must begin one after another, the first without a beginning. */
function checkOrder(versions: readonly DeliveryPolicy[], place: WrittenPlace): void {
  const names = new Set<string>();
  let last: Instant | null = null;
  for (const [index, { version, validFrom, from }] of versions.entries()) {
    const at = place.at(index);
    if (names.has(version)) at.at('version').refuse('is the name of another version already');
    names.add(version);
    const begins = at.at('from');
    if (index === 0 && validFrom !== null)
      begins.refuse(`must be null: what was signed before ${from} would have no policy (a gap)`);
    else if (index > 0 && validFrom === null)
      begins.refuse('must be a day: only the first version may have held always (an overlap)');
    else if (last !== null && validFrom !== null && validFrom <= last)
      begins.refuse('must be later than the day with which the version before it begins (an overlap)');
    last = validFrom;
  }
}
