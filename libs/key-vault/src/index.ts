export * from './key-vault.port.js';
