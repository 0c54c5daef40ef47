export * from './document-vault.port.js';
