export * from './canonical-json.js';
export * from './event-hash.js';
export * from './sha256.js';
