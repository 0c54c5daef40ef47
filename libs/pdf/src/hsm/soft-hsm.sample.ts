import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const modules = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
];

/** A token of SoftHSM in a temporary folder: as much of a hardware module as a machine without one can have. */
export class SoftHsm {
  readonly pin = '73519042';
  readonly token = 'attestory';
  private readonly away: string;

  private constructor(
    readonly module: string,
    private readonly folder: string,
  ) {
    this.away = join(folder, 'away');
  }

  /** null where SoftHSM isn't installed; when ATTESTORY_TEST_REQUIRE_JUDGES is set, that is an error. */
  static async create(): Promise<SoftHsm | null> {
    const module = modules.find((file) => existsSync(file));
    if (module === undefined) {
      if (process.env.ATTESTORY_TEST_REQUIRE_JUDGES !== undefined)
        throw new Error('SoftHSM is missing, and ATTESTORY_TEST_REQUIRE_JUDGES is set');
      process.stderr.write('SoftHSM is not installed: no hardware module was asked\n');
      return null;
    }
    const hsm = new SoftHsm(module, await mkdtemp(join(tmpdir(), 'attestory-hsm-')));
    await mkdir(hsm.tokens);
    await writeFile(hsm.configuration, `directories.tokendir = ${hsm.tokens}\nobjectstore.backend = file\n`);
    hsm.util('--init-token', '--free', '--label', hsm.token, '--pin', hsm.pin, '--so-pin', '90817263');
    return hsm;
  }

  /** What SOFTHSM2_CONF must say where the module is loaded. */
  get configuration(): string {
    return join(this.folder, 'softhsm2.conf');
  }

  /** Puts a private key (PEM, PKCS#8) on the token. */
  async importKey(label: string, id: string, keyPem: string): Promise<void> {
    const file = join(this.folder, 'key.pem');
    await writeFile(file, keyPem);
    this.util('--import', file, '--token', this.token, '--label', label, '--id', id, '--pin', this.pin);
    await rm(file);
  }

  /** Puts a certificate (DER) on the token. */
  async importCertificate(label: string, id: string, der: Uint8Array): Promise<void> {
    const file = join(this.folder, 'certificate.der');
    await writeFile(file, der);
    this.tool('--write-object', file, '--type', 'cert', '--label', label, '--id', id);
  }

  /** Takes a key off the token. */
  deleteKey(label: string): void {
    this.tool('--delete-object', '--type', 'privkey', '--label', label);
  }

  /** The token is pulled out. */
  async pullOut(): Promise<void> {
    await rename(this.tokens, this.away);
    await mkdir(this.tokens);
  }

  /** The token is back. */
  async plugIn(): Promise<void> {
    await rm(this.tokens, { recursive: true });
    await rename(this.away, this.tokens);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  private get tokens(): string {
    return join(this.folder, 'tokens');
  }

  private util(...args: string[]): void {
    this.run('softhsm2-util', args);
  }

  private tool(...args: string[]): void {
    const token = ['--module', this.module, '--token-label', this.token];
    this.run('pkcs11-tool', [...token, '--login', '--pin', this.pin, ...args]);
  }

  private run(command: string, args: readonly string[]): void {
    execFileSync(command, args, { env: { ...process.env, SOFTHSM2_CONF: this.configuration }, stdio: 'pipe' });
  }
}
