import { documentKey, headKey } from '@attestory/application';
import { type SignedCertificate, verifyCertificate } from '@attestory/audit';
import { sha256 as digest, verifyP256 } from '@attestory/audit/node';
import type { OpenApplication } from '@attestory/server';
import { sha256 } from '../../test/support/api-client.ts';
import type { CopiesDue, CopyDue } from './copies-due.ts';
import type { MailRig } from './mail-rig.ts';
import { count, type Objections, storedEvents } from './rig.ts';
import { besideService } from './service-state.ts';

/** What went is gone, once, with a proof. Gives how many files went. */
export async function checkPurged(
  { server: { dataFolder } }: MailRig,
  due: CopiesDue,
  objections: Objections,
): Promise<number> {
  let files = 0;
  await besideService({ ATTESTORY_DATA: dataFolder }, async ({ app }) => {
    for (const copy of due.all) {
      const facts = storedEvents(dataFolder, `archived-document-${copy.archivedDocumentId}`);
      const numbers = ['PurgeStarted', 'DocumentPurged'].map((type) => count(facts, type));
      objections.unless(numbers.join() === '1,1', () => `a copy held ${copy.kind}: purges and certificates ${numbers}`);
      const purged = facts.find(({ type }) => type === 'DocumentPurged')?.data as unknown as SignedCertificate;
      if (purged) await checkCertificate(app, copy, purged, objections);
      files += await checkBytes(app, dataFolder, copy, objections);
    }
  });
  return files;
}

type App = OpenApplication['app'];

async function checkCertificate(app: App, copy: CopyDue, purged: SignedCertificate, objections: Objections) {
  const key = await headKey(app, purged.signature.keyId);
  const holds = key !== null && (await verifyCertificate(purged, key, digest, verifyP256));
  objections.unless(holds, () => `a certificate of a copy held ${copy.kind} does not verify`);
  const says = purged.certificate.bytesKept ? 'shared' : 'alone';
  objections.unless(says === copy.kind, () => `a certificate says that the copy was held ${says}`);
}

async function checkBytes(app: App, dataFolder: string, copy: CopyDue, objections: Objections): Promise<number> {
  const facts = storedEvents(dataFolder, `document-${copy.documentId}`);
  const types = ['HolderRemoved', 'DocumentPurgeStarted', 'DocumentBytesPurged'];
  const numbers = types.map((type) => count(facts, type)).join();
  const isAlone = copy.kind === 'alone';
  objections.unless(numbers === (isAlone ? '1,1,1' : '1,0,0'), () => `a document held ${copy.kind}: ${numbers}`);
  const [key] = await app.keys.get([documentKey(copy.documentId)]);
  objections.unless(
    (key === null) === isAlone,
    () => `a document held ${copy.kind}: its key is ${key ? 'there' : 'gone'}`,
  );
  if (!isAlone) return 0;
  const { files = [] } = facts.find(({ type }) => type === 'DocumentPurgeStarted')?.data ?? {};
  objections.unless(files.length === 2, () => `${files.length} files of a document were to go`);
  for (const { blobId } of files)
    objections.unless((await app.vault.stat(blobId)) === null, () => 'a file of a purged document is there');
  return files.length;
}

/** Copies of others are read as ever. Gives how many. */
export async function checkKept(due: CopiesDue, objections: Objections): Promise<number> {
  if (due.of('shared').length === 0) return 0;
  const person = await due.person();
  const { items } = (await person.get('/v1/me/documents?limit=100')).body as {
    items: { id: string; documentId: string }[];
  };
  let read = 0;
  for (const { documentId } of due.of('shared')) {
    const item = items.find((one) => one.documentId === documentId);
    const answer = await person.get(`/v1/me/documents/${item?.id}/document`);
    const isWhole = answer.status === 200 && sha256(answer.body) === answer.headers.get('attestory-sha256');
    objections.unless(isWhole, () => `another holder's copy: ${answer.status}`);
    if (isWhole) read++;
  }
  return read;
}
