import type { Scope } from '@attestory/domain';
import type { Ids, Stage } from './tenant.ts';

/** Whom a route lets in: who has a scope in an organization, a signatory over their link, who has signed in, or everybody. */
export type Audience = { readonly scope: Scope } | 'signatory' | 'person' | 'everybody';

/** One route of the matrix. */
export interface Row {
  readonly of: Audience;
  /** What an invitation must be for it. */
  readonly on?: Stage;
  readonly query?: (ids: Ids) => string;
  readonly body?: (ids: Ids) => unknown;
  /** Of a body that is bytes; unless told, a PDF. */
  readonly type?: string;
  /** The problem that who may is told of; unless there is one, a 2xx or a redirect. */
  readonly answers?: string;
  /** What is answered when another's is named; unless told, 404. */
  readonly elsewhere?: number;
  /** What is answered over the link of an invitation that is closed; unless told, 410. */
  readonly closed?: number;
  /** It ends the session that asks, or its token. */
  readonly ends?: true;
  /** It says what is so of the whole service, to whoever may ask. */
  readonly showsAll?: true;
}
