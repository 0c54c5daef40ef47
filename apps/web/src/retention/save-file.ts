import { save } from '../api/download.js';

/** Gives something to the browser to keep, as a JSON file. */
export function saveFile(name: string, content: unknown): void {
  save(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }), name);
}
