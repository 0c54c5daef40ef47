import { problemsOfDocuments } from './problems/of-documents.js';
import { problemsOfInvitations } from './problems/of-invitations.js';
import { problemsOfPeople } from './problems/of-people.js';
import { problemsOfRequests } from './problems/of-requests.js';
import { problemsOfSigning } from './problems/of-signing.js';
import { problemsOfTemplates } from './problems/of-templates.js';
import type { ProblemType } from './problems/problem-type.js';
import type { en } from './texts/en.js';

/** Every problem that the API can answer with. `/problems/{code}` shows each. */
export const problems = {
  ...problemsOfRequests,
  ...problemsOfInvitations,
  ...problemsOfSigning,
  ...problemsOfDocuments,
  ...problemsOfPeople,
  ...problemsOfTemplates,
} as const satisfies Record<keyof typeof en, ProblemType>;

/** The code of a problem type. */
export type ProblemCode = keyof typeof problems;

/** A problem that a controller or guard answers with. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly code: ProblemCode,
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** Whether a code is one of the table's. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}
