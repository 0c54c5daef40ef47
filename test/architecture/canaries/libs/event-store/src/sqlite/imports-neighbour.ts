// biome: lint/style/noRestrictedImports
import * as imported from '../esdb/store.js';

export const used = imported;
