export * from './broker-settings.js';
export { offeredMethods } from './offered-methods.js';
export { parseBrokersFile } from './brokers-file/brokers-file.js';
export type { BrokerProfile, ClaimNames, MethodProfile } from './profiles/broker-profile.js';
export { profiles } from './profiles/profiles.js';
export type { SandboxBroker } from './sandbox/sandbox-broker.js';
