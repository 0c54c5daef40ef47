/**
 * `two-servers.ts`: one process with a store on each of two servers, of which one is frozen with appends under way while
 * the other is killed, then thawed; and one killed with more under way than a connection takes. The client rejects the
 * appends of both. Prints what became of them; ends by itself when nothing was left unhandled.
 */
import { EsdbServerProcess } from '../support/esdb-server/esdb-server-process.js';
import { EventStoreUnavailableError } from '../../libs/event-store/src/event-store.port.js';
import { freshEvent, freshStream } from '../../libs/event-store/src/fresh-events.contract.js';
import { EsdbEventStore } from '../../libs/event-store/src/esdb/esdb-event-store.js';

const patience = { append: 3_000, read: 3_000, readBack: 3_000, silence: 3_000 };
const servers = [await EsdbServerProcess.start(), await EsdbServerProcess.start()] as const;
const [a, b] = (await Promise.all(
  servers.map(({ connectionString }) => EsdbEventStore.open({ connectionString, namespace: 'two', patience })),
)) as [EsdbEventStore, EsdbEventStore];
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
await Promise.all([a, b].map((store) => store.append(freshStream(), 'no-stream', [freshEvent()])));

await servers[1].freeze();
const pending = b.append(freshStream(), 'no-stream', [freshEvent()]);
await later(200);
await servers[0].kill();
await later(200);
servers[1].thaw();
console.log(`revision ${(await pending).revision}`);

await servers[1].freeze();
const large = () => ({ ...freshEvent(), data: JSON.stringify('x'.repeat(20_000)) });
const many = Array.from({ length: 2_000 }, () => b.append(freshStream(), 'no-stream', [large()]));
await later(200);
const settled = Promise.allSettled(many);
await servers[1].kill();
const reasons = (await settled).map((result) => (result.status === 'rejected' ? (result.reason as unknown) : null));
console.log(`${reasons.filter((reason) => reason instanceof EventStoreUnavailableError).length} unavailable`);
await Promise.all([a.close(), b.close()]);
