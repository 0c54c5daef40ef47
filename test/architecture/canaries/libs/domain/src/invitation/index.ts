// biome: lint/performance/noBarrelFile lint/performance/noReExportAll
export * from './decider.js';
