export { findMerged, type ListedMember, type MergedQuery } from './find-merged.js';
export * from './lease-store.port.js';
export * from './read-model.port.js';
