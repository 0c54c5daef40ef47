// biome: lint/style/noRestrictedImports
import * as imported from './sqlite/store.js';

export const used = imported;
