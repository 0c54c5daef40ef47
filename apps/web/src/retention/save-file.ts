import { saveBlob } from '../api/save-blob.js';

/** Gives something to the browser to keep, as a JSON file. */
export function saveFile(name: string, content: unknown): void {
  saveBlob(name, new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
}
