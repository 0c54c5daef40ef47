// biome: lint/style/noRestrictedImports
import * as imported from '../mongo/store.js';

export const used = imported;
