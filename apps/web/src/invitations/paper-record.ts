import { ask } from '../api/client.js';
import { nameOf } from './uploads.js';

/** What is said of a signature on paper, beside its scan. */
export interface PaperWanted {
  readonly signedBy: readonly ({ readonly signatoryId: string } | { readonly name: string })[];
  readonly signedOn: string;
  readonly note?: string;
}

/** A larger scan goes as it is, and the rest in the address, where no names and notes may stand. */
export const mostBytesInJson = 5_000_000;

export async function recordPaper(invitationId: string, scan: File, wanted: PaperWanted, key: string): Promise<void> {
  const path = `/v1/invitations/${invitationId}/manual-signatures`;
  if (scan.size <= mostBytesInJson) {
    const body = { ...wanted, scan: { fileName: nameOf(scan), base64: await base64Of(scan) } };
    await ask('POST', path, { key, body });
    return;
  }
  const query = new URLSearchParams({ fileName: nameOf(scan), signedOn: wanted.signedOn });
  for (const one of wanted.signedBy) if ('signatoryId' in one) query.append('signedBy', one.signatoryId);
  await ask('POST', `${path}?${query}`, { key, body: scan.slice(0, scan.size, 'application/pdf') });
}

function base64Of(file: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done((reader.result as string).replace(/^[^,]*,/u, ''));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
}
