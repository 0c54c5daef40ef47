import { get } from './client.js';

/**
 * Fetches a file as the side of the role menu that this tab is on, which a plain link could not say, and hands it to the
 * browser to keep.
 */
export async function saveFile(path: string, name: string): Promise<void> {
  const blob = await get<Blob>(path, { headers: { accept: 'application/pdf, */*' } });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
