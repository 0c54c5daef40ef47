import 'reflect-metadata';
import { createHash, KeyObject, randomBytes, sign, webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { X509CertificateGenerator } from '@peculiar/x509';
import { Certificate, ContentInfo } from 'pkijs';
import { browserPlatform } from '@attestory/audit/browser-platform';
import { nodePlatform } from '@attestory/audit/node-platform';
import { readSignedData, verifyCms } from '@attestory/audit/verify-pdf';
import { signCms } from '../cms/sign-cms.js';

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const covered = randomBytes(100);

describe('a signature whose CMS was tampered with', () => {
  let cms: Buffer;
  let keys: webcrypto.CryptoKeyPair;
  const certificate = async (subject: string, issuer: string, serialNumber = '1234') => {
    const term = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') };
    const names = { subject: `CN=${subject}`, issuer: `CN=${issuer}`, serialNumber };
    const own = { signingAlgorithm: P256, publicKey: keys.publicKey, signingKey: keys.privateKey };
    return new Uint8Array((await X509CertificateGenerator.create({ ...names, ...term, ...own })).rawData);
  };
  const withCertificates = (...all: Uint8Array[]) => {
    const signed = readSignedData(cms);
    signed.certificates = all.map((der) => Certificate.fromBER(der));
    const content = signed.toSchema(true);
    return Buffer.from(new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content }).toSchema().toBER());
  };
  const faultsOf = async (bytes: Uint8Array) => {
    const about = { anchors: [], now: new Date().toISOString() };
    const { faults } = await verifyCms(bytes, [covered], { ...about, platform: nodePlatform });
    expect((await verifyCms(bytes, [covered], { ...about, platform: browserPlatform })).faults).toEqual(faults);
    return faults;
  };

  let own: Uint8Array;
  beforeAll(async () => {
    keys = await webcrypto.subtle.generateKey(P256, true, ['sign', 'verify']);
    own = await certificate('Own', 'Issuer');
    const key = KeyObject.from(keys.privateKey);
    const identity = { chain: [own], sign: async (bytes: Uint8Array) => sign('sha256', bytes, key) };
    cms = Buffer.from(await signCms({ digest: createHash('sha256').update(covered).digest(), identity }));
  });

  it('holds as it was made, also with the zeros that pad it', async () => {
    expect(await faultsOf(cms)).toEqual([]);
    expect(await faultsOf(Buffer.concat([cms, Buffer.alloc(9)]))).toEqual([]);
    expect(await faultsOf(withCertificates(own))).toEqual([]);
  });

  it('does not hold with anything else behind it', async () => {
    expect(await faultsOf(Buffer.concat([cms, Buffer.from([0, 1])]))).toEqual(['The signature can’t be read as CMS.']);
  });

  it('does not hold with another certificate for the same key', async () => {
    const other = await certificate('Somebody else', 'Issuer');
    expect(await faultsOf(withCertificates(other))).toEqual([
      'It names another certificate than the one that goes along.',
    ]);
  });

  it('is of the certificate with the issuer that it names, whatever other has the same number', async () => {
    const decoy = await certificate('Decoy', 'Another issuer');
    expect(await faultsOf(withCertificates(decoy, own))).toEqual([]);
    expect(await faultsOf(withCertificates(decoy))).toEqual(['The signer’s certificate is not in it.']);
  });

  it('does not hold with a digest that nobody relies on', async () => {
    const [sha256, sha224] = ['608648016503040201', '608648016503040204'];
    const weak = Buffer.from(cms.toString('hex').replaceAll(sha256, sha224), 'hex');
    expect((await faultsOf(weak)).join()).toContain('no longer safe, or unknown');
  });
});
