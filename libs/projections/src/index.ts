export * from './due-work.projection.js';
export * from './invitation-details.js';
export * from './invitation-details.projection.js';
export * from './organization-archive.projection.js';
export * from './organizations.projection.js';
export * from './projection.js';
export * from './signature-history.projection.js';
export * from './signer-inbox.projection.js';
