import type { Projection } from '@attestory/projections';
import { type FindPage, type FindQuery, findMerged, type MergedQuery, type ReadModel } from '@attestory/read-model';
import type { LookupHash } from './projection-runner.js';
import type { ViewProgress } from './view-progress.js';

/** A view is asked for at a position that it doesn't reach in time. */
export class ViewBehindError extends Error {
  override readonly name = 'ViewBehindError';
}

export interface ViewPage<V> {
  readonly items: readonly V[];
  readonly nextCursor: string | null;
}

export interface Positioned<V> {
  readonly view: V;
  readonly position: string;
}

/** `personal`: the member is looked up by its keyed hash. */
export type ViewQuery = FindQuery & { readonly personal?: boolean };

/** Several members' lists as one. A `personal` member is looked up by its keyed hash. */
export type MergedViewQuery = Omit<MergedQuery, 'members'> & { readonly members: readonly ViewMember[] };

export interface ViewMember {
  readonly member: string;
  readonly personal?: boolean;
  /** Of this member's list only what is found by these words too. */
  readonly words?: readonly string[];
}

const patience = 2_000;

/** Reads one projection's views, waiting for a position where the reader asks for it (read your writes). */
export class Views<V> {
  constructor(
    private readonly projection: Projection<V>,
    private readonly readModel: ReadModel,
    private readonly lookup: LookupHash,
    private readonly progress: Pick<ViewProgress, 'waitFor'>,
  ) {}

  /** @throws ViewBehindError */
  async get(id: string, after?: string): Promise<V | null> {
    return (await this.read(id, after))?.view ?? null;
  }

  /** With the position of the newest event in it. @throws ViewBehindError */
  async read(id: string, after?: string): Promise<Positioned<V> | null> {
    await this.reach(after);
    const stored = (await this.readModel.load(await this.serving(), [id])).get(id);
    return stored?.json ? { view: JSON.parse(stored.json) as V, position: stored.position } : null;
  }

  /** Those of several ids that there are, as they are. */
  async getAll(ids: readonly string[]): Promise<ReadonlyMap<string, V>> {
    const stored = await this.readModel.load(await this.serving(), [...new Set(ids)]);
    const there = [...stored].filter(([, { json }]) => json);
    return new Map(there.map(([id, { json }]) => [id, JSON.parse(json as string) as V]));
  }

  /** @throws ViewBehindError, InvalidCursorError */
  async find(query: ViewQuery, after?: string): Promise<ViewPage<V>> {
    const { items, nextCursor } = await this.list(query, after);
    return { items: items.map(({ view }) => view), nextCursor };
  }

  /** Each with the position of the newest event in it. @throws ViewBehindError, InvalidCursorError */
  async list(query: ViewQuery, after?: string): Promise<ViewPage<Positioned<V>>> {
    await this.reach(after);
    const { personal, ...rest } = query;
    const member = this.memberOf(query);
    return pageOf(await this.readModel.find(await this.serving(), { ...rest, member }));
  }

  /**
   * The views of several members in one order, each once: pages as of one list, whose cursor stays good when a member
   * comes or goes. Each with the position of the newest event in it. @throws ViewBehindError, InvalidCursorError
   */
  async findMerged({ members, ...query }: MergedViewQuery, after?: string): Promise<ViewPage<Positioned<V>>> {
    await this.reach(after);
    const hashed = { ...query, members: members.map((one) => this.listOf(one)) };
    return pageOf(await findMerged(this.readModel, await this.serving(), hashed));
  }

  private listOf({ words, ...of }: ViewMember) {
    return { member: this.memberOf(of), ...(words ? { words } : {}) };
  }

  private memberOf({ member, personal }: ViewMember): string {
    return personal ? this.lookup(member) : member;
  }

  private serving() {
    return this.readModel.serving(this.projection.name, this.projection.version);
  }

  private async reach(after: string | undefined): Promise<void> {
    if (after !== undefined && !(await this.progress.waitFor(after, patience)))
      throw new ViewBehindError(this.projection.name);
  }
}

function pageOf<V>({ items, nextCursor }: FindPage): ViewPage<Positioned<V>> {
  return { items: items.map(({ json, position }) => ({ view: JSON.parse(json) as V, position })), nextCursor };
}
