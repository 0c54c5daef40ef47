import type { MissingReason } from '@attestory/domain';
import type { Asked, Told } from '../testing/recorded.sample.js';
import type { AskingAboutDocuments } from './asking.fixture.js';

/** How it comes about that a reason holds. */
export interface Situation {
  readonly asked?: readonly Asked[];
  readonly told?: Told;
  readonly after?: (id: string, about: AskingAboutDocuments) => Promise<unknown>;
  readonly side?: 'person' | 'organization';
  /** Who is asked about, by the organization. */
  readonly person?: string;
}

/** Which reason holds, by which event, when, and what is said of it. */
export type SituationRow = readonly [MissingReason, type: string, when: string, expected: object, Situation];
