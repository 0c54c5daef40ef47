// biome: lint/correctness/noUnusedImports
import { setTimeout } from 'node:timers/promises';

export const nothing = null;
