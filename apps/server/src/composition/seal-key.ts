import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@attestory/application';
import {
  type CertificateDescription,
  createDemoSealIdentity,
  describeCertificate,
  HsmError,
  loadPkcs12Identity,
  loadSealIdentity,
  openHsmIdentity,
  type SealIdentity,
} from '@attestory/pdf';
import { ConfigError, type ServerConfig } from '../config.js';
import { keyFile } from './service-keys.js';

/** The sealing certificate as it is configured, after its key has signed something. @throws ConfigError, SealIdentityError, HsmError */
export async function loadSeal(config: ServerConfig): Promise<CertificateDescription> {
  const { chain, close } = await openSeal(config);
  await close?.();
  return describeCertificate(chain[0] as Uint8Array);
}

/** The sealing key with its certificate chain; in demo mode `seal.pem` is made at first start. @throws ConfigError, SealIdentityError, HsmError */
export async function openSeal(config: ServerConfig): Promise<SealIdentity> {
  const { source, certificatesFile } = config.seal;
  const chainPem = certificatesFile === undefined ? undefined : (await read(certificatesFile)).toString('utf8');
  switch (source.kind) {
    case 'pem':
      return openPem(source.file, config, chainPem);
    case 'pkcs12':
      return loadPkcs12Identity({
        file: await read(source.file),
        password: await secret(config),
        ...(chainPem === undefined ? {} : { chainPem }),
      });
    case 'pkcs11':
      return openHsmIdentity({
        module: source.module,
        where: source.where,
        pin: () => secret(config),
        ...(chainPem === undefined ? {} : { chainPem }),
      }).catch(refusedPin);
  }
}

/** Whoever starts the service again and again by itself must not lock the token: only configuration stops that. */
function refusedPin(error: unknown): never {
  if (error instanceof HsmError && error.problem === 'pin-refused') throw new ConfigError(error.message);
  throw error;
}

async function openPem(file: string, config: ServerConfig, chainPem: string | undefined): Promise<SealIdentity> {
  const own = file === join(config.keysFolder, 'seal.pem');
  const pem = own ? await keyFile(file, config.mode, demoPem) : (await read(file)).toString('utf8');
  const blocks = pem.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g) ?? [];
  const isKey = (block: string) => block.includes('PRIVATE KEY');
  return loadSealIdentity({
    keyPem: blocks.find(isKey) ?? '',
    chainPem: chainPem ?? blocks.filter((block) => !isKey(block)).join('\n'),
  });
}

async function demoPem(): Promise<string> {
  const { keyPem, chainPem, trustAnchorPem } = await createDemoSealIdentity({ now: systemClock.now() });
  return `${[keyPem, chainPem, trustAnchorPem].map((pem) => pem.trim()).join('\n')}\n`;
}

/** The password or PIN; a file's last line break doesn't belong to it. */
async function secret({ seal }: ServerConfig): Promise<string> {
  if (seal.secretFile === undefined) return seal.secret ?? '';
  return (await read(seal.secretFile)).toString('utf8').replace(/\r?\n$/, '');
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new ConfigError(`${file} can't be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
