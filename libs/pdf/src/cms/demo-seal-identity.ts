import 'reflect-metadata';
import type { webcrypto as WebCrypto } from 'node:crypto';
import { KeyObject, randomBytes, webcrypto } from 'node:crypto';
import type { Extension, JsonName } from '@peculiar/x509';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { SealIdentityFiles } from './seal-identity.js';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const YEARS = { root: 10, issuer: 10, seal: 3 } as const;

/** A made-up identity, for trying the service out: nobody vouches for it. */
export interface DemoSealIdentity extends SealIdentityFiles {
  /** The demo root certificate. Not a part of the chain; verifiers must be told to trust it. */
  readonly trustAnchorPem: string;
}

/**
 * Makes new keys and certificates: a root, an issuing CA and a sealing certificate for at most three years, all P-256.
 * Every subject says that it is not for production. The keys of the two CAs are forgotten.
 * @param now RFC 3339; the certificates are valid from the start of that minute
 */
export async function createDemoSealIdentity({ now }: { readonly now: string }): Promise<DemoSealIdentity> {
  const root = await issue('Attestory demo root CA', null, { from: now, years: YEARS.root, ca: 1 });
  const issuer = await issue('Attestory demo issuing CA', root, { from: now, years: YEARS.issuer, ca: 0 });
  const seal = await issue('Attestory demo seal', issuer, { from: now, years: YEARS.seal });
  return {
    keyPem: KeyObject.from(seal.keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
    chainPem: `${seal.pem}\n${issuer.pem}\n`,
    trustAnchorPem: `${root.pem}\n`,
  };
}

interface Issued {
  readonly name: JsonName;
  readonly keys: WebCrypto.CryptoKeyPair;
  readonly pem: string;
}

interface Term {
  readonly from: string;
  readonly years: number;
  /** For a CA, how many CAs may follow it. */
  readonly ca?: number;
}

async function issue(commonName: string, issuer: Issued | null, term: Term): Promise<Issued> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const name: JsonName = [{ O: ['Attestory demo'] }, { CN: [`${commonName} - not for production`] }];
  const notBefore = new Date(term.from);
  notBefore.setUTCSeconds(0, 0);
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + term.years);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: randomSerialNumber(),
    subject: name,
    issuer: issuer?.name ?? name,
    notBefore,
    notAfter,
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: (issuer ?? { keys }).keys.privateKey,
    extensions: await extensions(keys, issuer, term.ca),
  });
  return { name, keys, pem: certificate.toString('pem') };
}

async function extensions(keys: WebCrypto.CryptoKeyPair, issuer: Issued | null, ca?: number): Promise<Extension[]> {
  const isCa = ca !== undefined;
  const usage = isCa
    ? KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign
    : KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation;
  return [
    new BasicConstraintsExtension(isCa, ca, true),
    new KeyUsagesExtension(usage, true),
    await SubjectKeyIdentifierExtension.create(keys.publicKey),
    await AuthorityKeyIdentifierExtension.create((issuer ?? { keys }).keys.publicKey),
  ];
}

/** 127 random bits as a positive integer without a leading zero byte (RFC 5280, 4.1.2.2: at most 20 bytes). */
function randomSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}
