import { dayIn, holderKey, type Instant, retentionPolicy } from '@attestory/domain';
import { folderWord, retentionIndex, type RetentionView } from '@attestory/projections';
import type { Application } from '../application.js';
import { requireFolder } from '../commands/folders.js';
import type { TenantReader } from '../tenant.js';
import type { ViewPage } from '../views.js';

type Tools = Pick<Application, 'views' | 'transactor'>;

/** What lies in this folder only; null: in none; absent: wherever they may read. */
interface Lying {
  readonly folder?: string | null;
}

/** A part of what is due, soonest first. */
export interface RetentionPage extends Lying {
  readonly limit: number;
  readonly cursor?: string;
  /** Due by then (RFC 3339); absent: whenever. */
  readonly until?: string;
}

/** What of an organization's archive is not kept for good, by when its time is over. @throws CommandRejectedError `folder-unknown` */
export function listRetention(
  app: Tools,
  reader: TenantReader,
  { until, ...page }: RetentionPage,
  after?: string,
): Promise<ViewPage<RetentionView>> {
  return listOf(app, reader, { index: retentionIndex.organization, ...dueUntil(until), ...page }, after);
}

/** What of an organization's archive is gone, newest first. @throws CommandRejectedError `folder-unknown` */
export function listPurged(
  app: Tools,
  reader: TenantReader,
  page: Omit<RetentionPage, 'until'>,
  after?: string,
): Promise<ViewPage<RetentionView>> {
  const member = holderKey({ kind: 'organization', organizationId: reader.organizationId as never });
  return listOf(app, reader, { index: retentionIndex.purged, member, descending: true, ...page }, after);
}

/** How many copies an organization's rules let go in a month, and how many of them a hold keeps. */
export interface RetentionMonth {
  /** `2027-05`, in the policy's time zone. */
  readonly month: string;
  readonly rule: string;
  readonly policyVersion: string;
  readonly due: number;
  readonly held: number;
}

export interface RetentionSummary {
  readonly until: string;
  readonly months: readonly RetentionMonth[];
  /** All that is held, whenever it would be due. */
  readonly held: number;
}

const pageSize = 500;

/** Counts what is due until then, page by page, per month and rule. @throws CommandRejectedError `folder-unknown` */
export async function summarizeRetention(
  app: Tools,
  reader: TenantReader,
  { until, ...lying }: { readonly until: string } & Lying,
  after?: string,
): Promise<RetentionSummary> {
  const months = new Map<string, RetentionMonth>();
  for await (const view of each(
    app,
    reader,
    { index: retentionIndex.organization, ...dueUntil(until), ...lying },
    after,
  ))
    count(months, view);
  let held = 0;
  for await (const _ of each(app, reader, { index: retentionIndex.held, ...lying }, after)) held += 1;
  return { until, months: [...months.values()], held };
}

function count(months: Map<string, RetentionMonth>, { retention, holds }: RetentionView): void {
  const { rule, policyVersion, keepUntil } = retention;
  if (keepUntil === null) return;
  const month = monthOf(keepUntil);
  const key = `${month} ${rule} ${policyVersion}`;
  const before = months.get(key) ?? { month, rule, policyVersion, due: 0, held: 0 };
  const isHeld = holds.length > 0;
  months.set(key, { ...before, due: before.due + (isHeld ? 0 : 1), held: before.held + (isHeld ? 1 : 0) });
}

const known = new Map<string, string>();

/** A time's month in the policy's zone. Zones differ from UTC by whole quarters of an hour: within one it is the same. */
function monthOf(time: Instant): string {
  const quarter = `${time.slice(0, 14)}${Math.floor(Number(time.slice(14, 16)) / 15)}`;
  const month = known.get(quarter) ?? dayIn(time, retentionPolicy.timeZone).slice(0, 7);
  if (known.size > 10_000) known.clear();
  known.set(quarter, month);
  return month;
}

/** Times are compared as texts: what is due at that very moment is among it. */
function dueUntil(until: string | undefined) {
  return until === undefined ? {} : { to: `${until}~` };
}

type Query = Lying & {
  readonly index: string;
  readonly member?: string;
  readonly to?: string;
  readonly descending?: boolean;
};

async function* each(app: Tools, reader: TenantReader, query: Query, after?: string): AsyncIterable<RetentionView> {
  let cursor: string | undefined;
  do {
    const page = await listOf(app, reader, { ...query, limit: pageSize, ...(cursor ? { cursor } : {}) }, after);
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** What lies where they may read: the organization's list, or those of single folders as one. */
async function listOf(
  app: Tools,
  reader: TenantReader,
  { folder, member = reader.organizationId, ...query }: Query & { readonly limit: number; readonly cursor?: string },
  after?: string,
): Promise<ViewPage<RetentionView>> {
  const views = app.views.retention;
  if (folder !== undefined) {
    await requireFolder(app, reader, folder, 'read');
    return views.find({ ...query, member, words: [folderWord(folder)] }, after);
  }
  const { readable } = reader.folders;
  if (readable === 'all') return views.find({ ...query, member }, after);
  const members = readable.map((one) => ({ member, words: [folderWord(one)] }));
  const { items, nextCursor } = await views.findMerged({ ...query, members }, after);
  return { items: items.map(({ view }) => view), nextCursor };
}
