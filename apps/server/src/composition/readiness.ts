import { ViewBehindError } from '@attestory/application';
import type { ServerConfig } from '../config.js';
import type { OpenApplication } from './open-application.js';
import type { Work } from './work.js';

/**
 * Whether a process can do its part: its stores answer. Where views are followed they must have seen once what the log
 * held at the start: on a worker those that it leads, on a server that is all in one every one.
 */
export function readiness(
  role: ServerConfig['role'],
  { app, progress }: Pick<OpenApplication, 'app' | 'progress'>,
  work: Work,
  atStart: string | null,
): () => Promise<void> {
  const waiting = new Set(role === 'api' || atStart === null ? [] : Object.values(progress));
  return async () => {
    await Promise.all([app.store.head(), progress.invitations.seen(), app.keys.get([nobody])]);
    for (const views of waiting) {
      if (role === 'worker' && work.leading.get(`projection/${views.name}`) !== true) continue;
      if (!(await views.waitFor(atStart as string, 0))) throw new ViewBehindError(views.name);
      waiting.delete(views);
    }
  };
}

/** Has no key: asking for it asks the vault. */
const nobody = { scope: 'readiness', subject: 'nobody' };
