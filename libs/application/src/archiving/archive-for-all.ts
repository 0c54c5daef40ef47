import type { Application } from '../application.js';
import { type ArchivedCopy, archiveCopy } from './archive-copy.js';
import type { LoadedSigned } from './load-signed.js';
import { organizationCopies } from './organization-copies.js';
import { personalCopies } from './personal-copies.js';

/** Gives everybody their copies of what was signed together: organizations, and people who have an account now. */
export async function archiveForAll(
  app: Application,
  { signed, folderId }: LoadedSigned,
  causedBy: string,
): Promise<readonly ArchivedCopy[]> {
  const archived: ArchivedCopy[] = [];
  for (const copy of [...organizationCopies(app, signed, folderId), ...(await personalCopies(app, signed))])
    archived.push(...(await archiveCopy(app, signed, copy, causedBy)));
  return archived;
}
