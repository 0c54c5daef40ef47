import type { Asker, Holder } from '@attestory/domain';
import type { Application } from '../application.js';
import { tenantOfMember } from '../member-tenant.js';
import type { Owner } from '../people/belongings.js';
import type { TenantReader } from '../tenant.js';

/** Who asks about a document, and what is theirs to know. */
export interface AskingSide {
  readonly asker: Asker;
  /** Whose copy it is that they would look for. */
  readonly holder: Holder;
  /** Whether they may see a copy of that holder. */
  readonly sees: (copy: { readonly foundBy?: string; readonly folderId: string | null }) => boolean;
  /** Whether they can look into the archive of an organization, where the document lies in this folder (null: in none). */
  readonly mayLookIn: (organizationId: string, folderId: string | null) => Promise<boolean>;
}

/** A person, who can change to the side of the organizations that they are a member of. */
export function personAsking(app: Pick<Application, 'transactor'>, { personId, assurance }: Owner): AskingSide {
  return {
    asker: 'person',
    holder: { kind: 'person', personId } as Holder,
    sees: ({ foundBy }) => assurance === 'strong' || foundBy === 'email',
    mayLookIn: async (organizationId, folderId) => {
      const tenant = await tenantOfMember(app, personId, organizationId);
      return tenant !== null && tenant.folders.accessTo(folderId) !== 'none';
    },
  };
}

/** An organization, about what it sent itself. */
export function organizationAsking({ organizationId, folders }: TenantReader): AskingSide {
  return {
    asker: 'organization',
    holder: { kind: 'organization', organizationId } as Holder,
    sees: ({ folderId }) => folders.accessTo(folderId) !== 'none',
    mayLookIn: async (other, folderId) => other === organizationId && folders.accessTo(folderId) !== 'none',
  };
}
