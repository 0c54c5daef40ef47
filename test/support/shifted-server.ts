import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { later, systemClock } from '@attestory/application';

/** The service as it is, on a machine whose clock is as many milliseconds off as the file `clock` in the data folder says. */
const file = join(process.env.ATTESTORY_DATA as string, 'clock');
const now = systemClock.now.bind(systemClock);
systemClock.now = () => later(now(), Number(readFileSync(file, 'utf8')));
await import('../../apps/server/dist/main.js');
