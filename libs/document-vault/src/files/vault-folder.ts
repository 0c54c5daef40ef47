import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileSystem, ifThere, onDisk } from './file-system.js';

/** Where blobs are written before they are whole: so that leftovers are found without looking at every blob. */
const incoming = 'incoming';
/** A younger one may be another process's, which is still writing it. Milliseconds. */
const leftoverAge = 60 * 60 * 1_000;
const fanOut = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/** A file that is being written; it has no blob's name yet. */
export interface IncomingFile {
  readonly path: string;
  readonly file: FileHandle;
}

/** The vault's folder: 256 folders by the first two digits of the SHA-256 of a blob's id, and one for what is incoming. */
export class VaultFolder {
  private constructor(
    private readonly root: string,
    private readonly files: FileSystem,
  ) {}

  /** Makes what is missing, and removes what crashed writers left behind. @throws DocumentVaultUnavailableError */
  static async open(root: string, files: FileSystem): Promise<VaultFolder> {
    const folder = new VaultFolder(root, files);
    await onDisk(async () => {
      await files.mkdir(root, { recursive: true, mode: 0o700 });
      const there = new Set(await files.readdir(root));
      for (const name of [incoming, ...fanOut])
        if (!there.has(name)) await files.mkdir(join(root, name), { recursive: true, mode: 0o700 });
    });
    // Also when all were there: another process may have made them, and not have come to this yet.
    await folder.sync(root);
    await folder.removeLeftovers();
    return folder;
  }

  async newIncoming(): Promise<IncomingFile> {
    const path = join(this.root, incoming, `${randomUUID()}.part`);
    return { path, file: await onDisk(() => this.files.open(path, 'wx', 0o600)) };
  }

  /** Makes a whole file durable under its blob's id, in place of an earlier one. */
  async publish({ path, file }: IncomingFile, id: string): Promise<void> {
    await onDisk(async () => {
      await file.sync();
      await file.close();
      await this.files.rename(path, this.pathOf(id));
    });
    await this.sync(this.folderOf(id));
  }

  /** Forgets an incoming file. What can't be removed now is removed when the vault is opened later. */
  async discard({ path, file }: IncomingFile): Promise<void> {
    await file.close().catch(() => {});
    await this.files.unlink(path).catch(() => {});
  }

  /** null: there is none. */
  async openBlob(id: string): Promise<FileHandle | null> {
    const file = await ifThere(() => this.files.open(this.pathOf(id), constants.O_RDONLY));
    if (!file) await this.mustBeThere();
    return file;
  }

  /** null: there is none. */
  async sizeOf(id: string): Promise<number | null> {
    const stats = await ifThere(() => this.files.stat(this.pathOf(id)));
    if (!stats) await this.mustBeThere();
    return stats?.size ?? null;
  }

  async remove(id: string): Promise<void> {
    await ifThere(() => this.files.unlink(this.pathOf(id)));
    // Also when there was none: whoever removed it may have crashed before this.
    await this.sync(this.folderOf(id));
  }

  /** A blob isn't missing when the whole vault is, as a disk that isn't mounted. */
  private async mustBeThere(): Promise<void> {
    await onDisk(() => this.files.access(join(this.root, incoming)));
  }

  private async removeLeftovers(): Promise<void> {
    await onDisk(async () => {
      for (const name of await this.files.readdir(join(this.root, incoming))) {
        const path = join(this.root, incoming, name);
        const stats = await ifThere(() => this.files.stat(path));
        if (stats && Date.now() - stats.mtimeMs > leftoverAge) await ifThere(() => this.files.unlink(path));
      }
    });
  }

  private async sync(folder: string): Promise<void> {
    await onDisk(async () => {
      const handle = await this.files.open(folder, constants.O_RDONLY);
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    });
  }

  private folderOf(id: string): string {
    return join(this.root, createHash('sha256').update(id).digest('hex').slice(0, 2));
  }

  private pathOf(id: string): string {
    return join(this.folderOf(id), `${id}.blob`);
  }
}
