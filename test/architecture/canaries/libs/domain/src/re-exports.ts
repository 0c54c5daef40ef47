// biome: lint/performance/noBarrelFile
export { decide } from './decider.js';
