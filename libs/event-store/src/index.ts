export * from './event-store.port.js';
export * from './log-parts.port.js';
export * from './position-form.js';
export * from './tree-store.port.js';
