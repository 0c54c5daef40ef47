import type { MongoClient } from 'mongodb';

/** What is heard of the driver's monitor, which looks after each server. */
export type Monitored = Pick<MongoClient, 'on'>;

/** For what is already here to be heard, after this process itself stood still. Milliseconds. */
const grace = 1_000;

/**
 * Notices a monitor that waits for ever. The driver (7.9.0) writes a heartbeat to a socket that is being closed, and then
 * waits for nothing but its `drain`: no time-out ends that, and without a heartbeat no operation finds the server again.
 * @param patience milliseconds in which a heartbeat has an outcome, whatever happens to it
 */
export function watchHeartbeats(client: Monitored, patience: number, onStuck: () => void): void {
  const waiting = new Map<string, NodeJS.Timeout>();
  const heard = ({ connectionId }: { readonly connectionId: string }) => {
    clearTimeout(waiting.get(connectionId));
    waiting.delete(connectionId);
  };
  const wait = (id: string, milliseconds: number, then: () => void) =>
    waiting.set(id, setTimeout(then, milliseconds).unref());
  client.on('serverHeartbeatStarted', (event) => {
    heard(event);
    const id = event.connectionId;
    const giveUp = () => {
      waiting.delete(id);
      onStuck();
    };
    wait(id, patience, () => wait(id, grace, giveUp));
  });
  client.on('serverHeartbeatSucceeded', heard);
  client.on('serverHeartbeatFailed', heard);
  client.on('serverClosed', ({ address }) => heard({ connectionId: address }));
}
