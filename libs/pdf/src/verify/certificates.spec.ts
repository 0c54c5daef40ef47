import 'reflect-metadata';
import { webcrypto, X509Certificate } from 'node:crypto';
import { browserPlatform } from '@attestory/audit/browser-platform';
import { nodePlatform } from '@attestory/audit/node-platform';
import { isRoot, pathCertificate, pathOf, subjectOf } from '@attestory/audit/verify-pdf';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, X509CertificateGenerator } from '@peculiar/x509';

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const term = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') };
const platforms = [
  ['Node', nodePlatform],
  ['a browser', browserPlatform],
] as const;

interface Made {
  readonly der: Uint8Array;
  readonly keys: webcrypto.CryptoKeyPair;
}

let keys: webcrypto.CryptoKeyPair[];
beforeAll(async () => {
  keys = await Promise.all([0, 1].map(() => webcrypto.subtle.generateKey(P256, true, ['sign', 'verify'])));
});

/** @param by the issuer; the certificate itself where there is none */
async function certificate(subject: string, by?: Made & { readonly name: string }, usage = KeyUsageFlags.keyCertSign) {
  const own = keys[by ? 1 : 0] as webcrypto.CryptoKeyPair;
  const made = await X509CertificateGenerator.create({
    ...{ subject, issuer: by?.name ?? subject, serialNumber: '01', signingAlgorithm: P256, ...term },
    ...{ publicKey: own.publicKey, signingKey: (by?.keys ?? own).privateKey },
    extensions: [new BasicConstraintsExtension(true), new KeyUsagesExtension(usage)],
  });
  return { der: new Uint8Array(made.rawData), keys: own, name: subject };
}

describe('whom a certificate is for', () => {
  it.each([
    'C=FI, O=Esimerkki Oy, CN=Example seal',
    'CN=Plus\\+ comma\\, quote\\" and \\\\',
    'CN=\\#begins, O=ends\\ ',
    'CN=Ääkköset 中文, 2.5.4.97=VATFI-12345678, 2.5.4.5=4711',
    'E=seal@example.com, G=Anna, SN=Sample, T=Boss, ST=Uusimaa, L=Espoo, OU=Unit, DC=example, I=A',
    [9, 13, 15, 17, 41, 44, 46, 65].map((last) => `2.5.4.${last}=x${last}`).join(', '),
    '0.9.2342.19200300.100.1.1=uid, 1.3.6.1.4.1.99999.1=unknown',
  ])('is written as Node writes it: %s', async (subject) => {
    const { der } = await certificate(subject);
    expect(subjectOf(pathCertificate(der))).toBe(new X509Certificate(der).subject.split('\n').join(', '));
  });
});

describe.each(platforms)('a path of certificates, to %s', (_, platform) => {
  it('leads from a certificate to its root', async () => {
    const root = await certificate('CN=Root');
    const leaf = await certificate('CN=Leaf', root);
    const [of, to] = [pathCertificate(leaf.der), pathCertificate(root.der)];
    expect(await pathOf(of, [of, to], platform)).toEqual([of, to]);
    expect([await isRoot(to, platform), await isRoot(of, platform)]).toEqual([true, false]);
  });

  it('does not lead to who only has the issuer’s name', async () => {
    const leaf = await certificate('CN=Leaf', await certificate('CN=Root'));
    keys.reverse();
    const other = await certificate('CN=Root');
    keys.reverse();
    expect(await pathOf(pathCertificate(leaf.der), [pathCertificate(other.der)], platform)).toHaveLength(1);
  });

  it('does not lead to who may not sign certificates', async () => {
    const root = await certificate('CN=Root', undefined, KeyUsageFlags.digitalSignature);
    const leaf = await certificate('CN=Leaf', root);
    expect(await pathOf(pathCertificate(leaf.der), [pathCertificate(root.der)], platform)).toHaveLength(1);
  });

  it('may end in a root that signed itself with SHA-1, and has no such signature below it', async () => {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' };
    const strength = { modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };
    const old = await webcrypto.subtle.generateKey({ ...algorithm, ...strength }, true, ['sign', 'verify']);
    const signed = async (subject: string) => {
      const about = { subject: `CN=${subject}`, issuer: 'CN=Old', serialNumber: '01', signingAlgorithm: algorithm };
      const pair = { publicKey: old.publicKey, signingKey: old.privateKey };
      return pathCertificate(
        new Uint8Array((await X509CertificateGenerator.create({ ...about, ...term, ...pair })).rawData),
      );
    };
    const [root, leaf] = [await signed('Old'), await signed('Leaf')];
    expect(await isRoot(root, platform)).toBe(true);
    expect(await pathOf(leaf, [root], platform)).toEqual([leaf]);
  });
});
