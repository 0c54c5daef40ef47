import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SandboxBroker, type SandboxOptions } from './sandbox-broker.js';

export interface RunningSandbox {
  readonly broker: SandboxBroker;
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** The sandbox broker by itself, on a port of this machine that is free. */
export async function startSandbox(options: Omit<SandboxOptions, 'baseUrl'>): Promise<RunningSandbox> {
  const server = createServer();
  await new Promise<void>((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  try {
    const broker = new SandboxBroker({ ...options, baseUrl });
    server.on('request', (request, response) => void broker.handle(request, response));
    return { broker, baseUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
