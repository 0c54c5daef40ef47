export * from './event-store.port.js';
export * from './tree-store.port.js';
