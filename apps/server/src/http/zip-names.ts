import filenamify from 'filenamify';

/** Leaves room for a number, and for three bytes a character, in the 255 bytes that file systems give a name. */
const longest = 80;

/** Names for files in one folder: safe on every system, and each another one, also where case makes no difference. */
export class FileNames {
  private readonly taken = new Set<string>();

  /** @param fallback for a name that was erased, or of which nothing safe is left */
  next(wanted: string | null, fallback: string): string {
    const name = safe(wanted) ?? fallback;
    const dot = name.lastIndexOf('.');
    const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let free = name;
    for (let n = 2; this.taken.has(free.toLowerCase()); n++) free = `${stem} (${n})${extension}`;
    this.taken.add(free.toLowerCase());
    return free;
  }
}

function safe(wanted: string | null): string | null {
  // What begins with a dot is hidden, or leads upwards.
  const name = (wanted ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/^[\s.]+/, '')
    .trim();
  const cleaned = filenamify(name, { replacement: '_', maxLength: longest });
  return /[\p{L}\p{N}]/u.test(cleaned) ? cleaned : null;
}
