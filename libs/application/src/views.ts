import type { Projection } from '@attestory/projections';
import type { FindQuery, ReadModel } from '@attestory/read-model';
import type { LookupHash, ProjectionRunner } from './projection-runner.js';

/** A view is asked for at a position that it doesn't reach in time. */
export class ViewBehindError extends Error {
  override readonly name = 'ViewBehindError';
}

export interface ViewPage<V> {
  readonly items: readonly V[];
  readonly nextCursor: string | null;
}

const patience = 2_000;

/** Reads one projection's views, waiting for a position where the reader asks for it (read your writes). */
export class Views<V> {
  constructor(
    private readonly projection: Projection<V>,
    private readonly readModel: ReadModel,
    private readonly lookup: LookupHash,
    private readonly runner: Pick<ProjectionRunner<V>, 'waitFor'> | null,
  ) {}

  /** @throws ViewBehindError */
  async get(id: string, after?: string): Promise<V | null> {
    await this.reach(after);
    const generation = await this.serving();
    const json = (await this.readModel.load(generation, [id])).get(id)?.json;
    return json ? (JSON.parse(json) as V) : null;
  }

  /** @throws ViewBehindError, InvalidCursorError */
  async find(query: FindQuery & { readonly personal?: boolean }, after?: string): Promise<ViewPage<V>> {
    await this.reach(after);
    const { personal, ...rest } = query;
    const member = personal ? this.lookup(query.member) : query.member;
    const page = await this.readModel.find(await this.serving(), { ...rest, member });
    return { items: page.items.map(({ json }) => JSON.parse(json) as V), nextCursor: page.nextCursor };
  }

  private serving() {
    return this.readModel.serving(this.projection.name, this.projection.version);
  }

  private async reach(after: string | undefined): Promise<void> {
    if (after === undefined || this.runner === null) return;
    if (!(await this.runner.waitFor(after, patience))) throw new ViewBehindError(this.projection.name);
  }
}
