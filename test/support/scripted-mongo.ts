import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { BSON } from 'mongodb';

type Command = Readonly<Record<string, unknown>>;

/**
 * Speaks the wire protocol of MongoDB, stores nothing, and answers as a spec says: for servers that no test can have, as an
 * old one or a replica set. What it was asked is kept.
 */
export class ScriptedMongo {
  readonly commands: Command[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((socket) => this.serve(socket));

  private constructor(private readonly answer: (command: Command) => Command | undefined) {}

  /** @param answer what is said to a command, besides `{ ok: 1 }` */
  static async start(answer: (command: Command) => Command | undefined): Promise<ScriptedMongo> {
    const scripted = new ScriptedMongo(answer);
    scripted.server.listen(0, '127.0.0.1');
    await once(scripted.server, 'listening');
    return scripted;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
    let received = Buffer.alloc(0);
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      while (received.length >= 4 && received.length >= received.readInt32LE(0)) {
        const length = received.readInt32LE(0);
        socket.write(this.reply(received.subarray(0, length)));
        received = received.subarray(length);
      }
    });
  }

  private reply(message: Buffer): Buffer {
    const [id, isQuery] = [message.readInt32LE(4), message.readInt32LE(12) === 2004];
    // Behind the header: flags, a name and two numbers in an old query; flags and a section's kind in a message.
    const at = isQuery ? message.indexOf(0, 20) + 9 : 21;
    const command = BSON.deserialize(message.subarray(at, at + message.readInt32LE(at)));
    this.commands.push(command);
    const body = Buffer.from(BSON.serialize({ ok: 1, ...this.answer(command) }));
    // A reply to an old query has a cursor, a start and a count.
    const head = Buffer.alloc(isQuery ? 36 : 21);
    head.writeInt32LE(head.length + body.length, 0);
    head.writeInt32LE(id, 8);
    head.writeInt32LE(isQuery ? 1 : 2013, 12);
    if (isQuery) head.writeInt32LE(1, 32);
    return Buffer.concat([head, body]);
  }
}
