import { registerHooks } from 'node:module';
import type { Application } from '@attestory/application';

const opens = '/apps/server/dist/composition/open-application.js';
const declared = 'export async function openApplication(';

/** Lets something take hold of a server's ports between opening them and going to work. To be called before it is loaded. */
export function onceOpen(take: (app: Application) => void): void {
  Object.assign(globalThis, { takePorts: take });
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (!url.endsWith(opens)) return loaded;
      const source = Buffer.from(loaded.source as Uint8Array).toString();
      if (!source.includes(declared)) throw new Error(`${opens} opens the ports in another way`);
      const changed = `${source.replace(declared, 'async function openPorts(')}
export async function openApplication(...given) {
  const opened = await openPorts(...given);
  globalThis.takePorts(opened.app);
  return opened;
}`;
      return { ...loaded, source: changed };
    },
  });
}
