export type { SandboxClient } from './sandbox/client.js';
export { SandboxRefusedError } from './sandbox/refused.js';
export {
  SandboxBroker,
  type SandboxBrokerId,
  type SandboxOptions,
  sandboxPath,
} from './sandbox/sandbox-broker.js';
export { newClientKey, newSandboxKeys, publicPart, readSandboxKeys, type SandboxKeys } from './sandbox/sandbox-keys.js';
export { type RunningSandbox, startSandbox } from './sandbox/standalone.js';
