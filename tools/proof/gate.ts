import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server over loopback, which can be cut off, or swallow all that is sent over it. */
export class Gate {
  private state: 'open' | 'cut' | 'silent' = 'open';
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private readonly server: Server;

  private constructor(to: number) {
    this.server = createServer((near) => {
      if (this.state === 'cut') near.resetAndDestroy();
      else this.connect(near, connect(to, '127.0.0.1'));
    });
  }

  static async to(port: number): Promise<Gate> {
    const gate = new Gate(port);
    gate.server.listen(0, '127.0.0.1');
    await once(gate.server, 'listening');
    return gate;
  }

  get port(): number {
    return (this.server.address() as { port: number }).port;
  }

  /** Connections break, and new ones are refused. */
  cut(): void {
    this.state = 'cut';
    for (const pair of this.pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  /** Connections stay, and nothing arrives. */
  silence(): void {
    this.state = 'silent';
    for (const [near, far] of this.pairs) for (const socket of [near, far]) socket.unpipe().pause();
  }

  /** What was held back arrives late. */
  open(): void {
    const wasSilent = this.state === 'silent';
    this.state = 'open';
    if (wasSilent) for (const pair of this.pairs) join(...pair);
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private connect(near: Socket, far: Socket): void {
    const pair = [near, far] as const;
    this.pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true).on('error', () => {});
      socket.on('close', () => {
        this.pairs.delete(pair);
        for (const end of pair) end.destroy();
      });
    }
    if (this.state === 'open') join(near, far);
  }
}

function join(near: Socket, far: Socket): void {
  near.pipe(far);
  far.pipe(near);
}
