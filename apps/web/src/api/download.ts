import { ask } from './client.js';

/**
 * Fetches a file and gives it to whoever asked. Not by a plain link: that one would go without the side that this tab is on, and
 * a refusal would land on the disk.
 * @param name where the answer gives none
 */
export async function download(path: string, name: string): Promise<void> {
  const { body, headers } = await ask<Blob>('GET', path, { headers: { accept: '*/*' } });
  save(body, fileNameOf(headers.get('content-disposition')) ?? name);
}

/** Hands a file that is here already to the browser's downloads. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken it over by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The name that an answer gives its file (RFC 6266). */
export function fileNameOf(disposition: string | null): string | null {
  const extended = /filename\*=UTF-8''([^;]+)/iu.exec(disposition ?? '')?.[1];
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended);
    } catch {
      return null;
    }
  }
  return (
    /filename="((?:[^"\\]|\\.)*)"/u.exec(disposition ?? '')?.[1]?.replaceAll(/\\(.)/gu, '$1') ??
    /filename=([^";\s]+)/u.exec(disposition ?? '')?.[1] ??
    null
  );
}
