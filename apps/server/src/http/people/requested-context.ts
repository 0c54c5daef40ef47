import type { OrganizationId, SessionContext } from '@attestory/domain';
import { invalid } from '../validation.pipe.js';

export const contextHeader = 'attestory-context';

const organization = /^organization\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** `personal`, or `organization/{id}`; null: none of both. */
export function parseContext(text: string): SessionContext | null {
  if (text === 'personal') return { kind: 'personal' };
  const id = organization.exec(text)?.[1];
  return id === undefined ? null : { kind: 'organization', organizationId: id as OrganizationId };
}

/** A context as the API writes it. */
export function contextText(context: SessionContext): string {
  return context.kind === 'personal' ? 'personal' : `organization/${context.organizationId}`;
}

/** The context that a request names for itself. @throws ProblemError `invalid-input` */
export function requestedContext(header: string | string[] | undefined): SessionContext | undefined {
  if (header === undefined) return undefined;
  const context = typeof header === 'string' ? parseContext(header) : null;
  if (!context) throw invalid('#/header/Attestory-Context', 'must be personal, or organization/ and its id');
  return context;
}
