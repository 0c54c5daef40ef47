/** Which events are looked at; what is empty leaves all in. */
export interface Filters {
  readonly stream: string;
  /** Types, separated by commas. */
  readonly type: string;
  /** As a field for date and time has it (`2026-11-26T08:00`), in the zone of whoever looks. */
  readonly from: string;
}

const names = ['stream', 'type', 'from'] as const;

/** The filters that an address of the page names. */
export function filtersOf(query: Readonly<Record<string, string | undefined>>): Filters {
  return { stream: query.stream ?? '', type: query.type ?? '', from: query.from ?? '' };
}

/** The address of the page with its filters, so that it can be come back to. */
export function addressOf(filters: Filters): string {
  const given = names.flatMap((name) => (filters[name].trim() === '' ? [] : [[name, filters[name].trim()]]));
  return given.length === 0 ? '/app/audit' : `/app/audit?${new URLSearchParams(given)}`;
}

/** The same as the service takes them; a time that is none is left out. */
export function asked({ stream, type, from }: Filters): Readonly<Record<string, string>> {
  const time = new Date(from);
  return {
    stream: stream.trim(),
    type: type.replaceAll(/\s+/g, ''),
    from: from === '' || Number.isNaN(time.getTime()) ? '' : time.toISOString(),
  };
}
