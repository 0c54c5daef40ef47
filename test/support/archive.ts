import { type ApiClient, eventually } from './api-client.ts';

/** A document as an archive lists it. */
export interface ArchivedItem {
  readonly id: string;
  readonly documentId: string;
  readonly invitationId?: string;
  readonly [member: string]: unknown;
}

/** What an organization (or a person, with another `path`) has of an invitation in their archive, as soon as it is there. */
export async function archivedOf(
  api: ApiClient,
  invitationId: string,
  { path = '/v1/archive', headers = {} }: { readonly path?: string; readonly headers?: Record<string, string> } = {},
): Promise<readonly ArchivedItem[]> {
  return eventually(async () => {
    const { body } = await api.get(`${path}?limit=100`, headers);
    const items = (body.items ?? []) as ArchivedItem[];
    const found = items.filter((item) => item.invitationId === invitationId);
    return found.length > 0 ? found : undefined;
  }, `the archived documents of ${invitationId}`);
}
