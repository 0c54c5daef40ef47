export * from './lease-store.port.js';
export * from './read-model.port.js';
