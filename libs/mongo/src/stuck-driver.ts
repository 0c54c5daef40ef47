import type { MongoClient } from 'mongodb';

/** What is heard of the driver. */
export type Monitored = Pick<MongoClient, 'on'>;

/** In how many milliseconds something has an outcome, whatever happens to it; 0: it may take for ever. */
export interface Patience {
  readonly heartbeat: number;
  /** Of an operation, as long as it holds a connection. */
  readonly operation: number;
}

/** For what is already here to be heard, after this process itself stood still. Milliseconds. */
const grace = 1_000;

/**
 * Notices a driver that waits for ever. It (7.9.0) writes heartbeats and commands to sockets that are being closed, and then
 * waits for nothing but their `drain`: no time-out ends that. Without a heartbeat no operation finds the server again, and
 * whoever waits for the command stands still.
 * @returns forgets what is under way, and calls `onStuck` no more
 */
export function watchDriver(client: Monitored, patience: Patience, onStuck: () => void): () => void {
  const heartbeats = new UnderWay(patience.heartbeat, onStuck);
  const operations = new UnderWay(patience.operation, onStuck);
  client.on('serverHeartbeatStarted', ({ connectionId }) => heartbeats.began(connectionId));
  client.on('serverHeartbeatSucceeded', ({ connectionId }) => heartbeats.ended(connectionId));
  client.on('serverHeartbeatFailed', ({ connectionId }) => heartbeats.ended(connectionId));
  client.on('connectionCheckedOut', ({ address, connectionId }) => operations.began(`${address}/${connectionId}`));
  client.on('connectionCheckedIn', ({ address, connectionId }) => operations.ended(`${address}/${connectionId}`));
  // Nothing is heard any more of what is under way there.
  client.on('serverClosed', ({ address }) => {
    heartbeats.ended(address);
    operations.endedAll(`${address}/`);
  });
  return () => {
    heartbeats.stop();
    operations.stop();
  };
}

/** What has begun, and has no outcome yet. */
class UnderWay {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private isStopped = false;

  constructor(
    private readonly patience: number,
    private readonly onStuck: () => void,
  ) {}

  began(id: string): void {
    this.ended(id);
    if (this.patience === 0 || this.isStopped) return;
    const giveUp = () => {
      this.timers.delete(id);
      this.onStuck();
    };
    this.wait(id, this.patience, () => this.wait(id, grace, giveUp));
  }

  ended(id: string): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }

  endedAll(prefix: string): void {
    for (const id of [...this.timers.keys()]) if (id.startsWith(prefix)) this.ended(id);
  }

  stop(): void {
    this.isStopped = true;
    this.endedAll('');
  }

  private wait(id: string, milliseconds: number, then: () => void): void {
    this.timers.set(id, setTimeout(then, milliseconds).unref());
  }
}
