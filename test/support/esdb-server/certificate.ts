import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A key and a certificate of its own for loopback, as PEM files in a folder. */
export async function makeCertificate(folder: string): Promise<{ readonly key: string; readonly certificate: string }> {
  const keys = await webcrypto.subtle.generateKey(P256, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost',
    signingAlgorithm: P256,
    keys,
    extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
  });
  const files = { key: join(folder, 'key.pem'), certificate: join(folder, 'certificate.pem') };
  await writeFile(files.key, KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }));
  await writeFile(files.certificate, made.toString('pem'));
  return files;
}
