export * from './key-transfer.port.js';
export * from './key-vault.port.js';
