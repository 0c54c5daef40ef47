import { type WrittenFault, WrittenPlace } from '../written-place.js';
import { pastTimeIn, signatoryIn } from './check-imported-signatory.js';
import type { ImportDescription, ImportSurroundings } from './import-description.js';

const mostSignatories = 100;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Checks what somebody wrote of a document that was signed elsewhere: nothing that matters is left out, nothing is there that
 * isn't known, and no signature is of tomorrow.
 * @param given as it was parsed
 */
export function checkImport(
  given: unknown,
  around: ImportSurroundings,
): { readonly description: ImportDescription } | { readonly faults: readonly WrittenFault[] } {
  const faults: WrittenFault[] = [];
  const place = new WrittenPlace(given, '', faults);
  const members = place.members(['title', 'sha256', 'closedAt', 'signatories'], ['fileName', 'origin', 'folder']);
  if (!members) return { faults };
  const title = members.title.plainText(200);
  const sha256 = members.sha256.text((text) => /^[0-9a-f]{64}$/.test(text), '64 hexadecimal digits in small letters');
  const closedAt = pastTimeIn(members.closedAt, around.now);
  const signatories = members.signatories.list({ most: mostSignatories })?.map((one) => signatoryIn(one, around)) ?? [];
  const optional = {
    ...(members.fileName && { fileName: members.fileName.plainText(255) }),
    ...(members.origin && { origin: members.origin.plainText(200) }),
    ...(members.folder && { folderId: members.folder.text((text) => uuid.test(text), 'the id of a folder') }),
  };
  if (closedAt !== null && signatories.some((one) => one !== null && one.signedAt > closedAt))
    members.closedAt.refuse('must not be before the last signature');
  if (faults.length > 0) return { faults };
  return { description: { title, sha256, closedAt, signatories, ...optional } as unknown as ImportDescription };
}
