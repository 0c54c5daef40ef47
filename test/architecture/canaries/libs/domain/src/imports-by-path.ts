// biome: lint/style/noRestrictedImports
import * as imported from '../../projections/src/index.js';

export const used = imported;
