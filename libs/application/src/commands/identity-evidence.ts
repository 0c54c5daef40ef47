import type { EvidenceReference, Sha256 } from '@attestory/domain';
import { streams } from '@attestory/domain';
import type { Application, SigningSession } from '../application.js';
import type { IdentityEvidence } from '../ports/identity-broker.port.js';

/** A key of the signatory's own within the invitation: erasing the person destroys it with the others. */
function evidenceKey({ invitationId, signatoryId }: Pick<SigningSession, 'invitationId' | 'signatoryId'>) {
  return { scope: streams.invitation(invitationId), subject: `signatory-${signatoryId}-evidence` };
}

/** Keeps what the broker signed in the document vault: it holds the identity number, and is too large for an event. */
export async function storeEvidence(
  { keys, vault }: Application,
  session: SigningSession,
  authenticationId: string,
  evidence: IdentityEvidence,
): Promise<EvidenceReference> {
  const [key] = (await keys.ensure([evidenceKey(session)])) as [Uint8Array];
  const blobId = `evidence-${authenticationId}`;
  const { sha256, bytes } = await vault.put({ id: blobId, key }, once(Buffer.from(JSON.stringify(evidence))));
  return { blobId, sha256: sha256 as Sha256, bytes };
}

/** Evidence of what was not recorded. */
export function discardEvidence({ vault }: Application, { blobId }: EvidenceReference): Promise<void> {
  return vault.delete(blobId);
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
