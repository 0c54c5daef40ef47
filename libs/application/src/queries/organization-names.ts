import type { Application } from '../application.js';

/** Names of organizations for the items of a list; each is looked up once. */
export function organizationNames({ views }: Pick<Application, 'views'>): (organizationId: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (organizationId) => {
    const name =
      known.get(organizationId) ?? views.organizations.get(organizationId).then((found) => found?.name ?? '');
    known.set(organizationId, name);
    return name;
  };
}
