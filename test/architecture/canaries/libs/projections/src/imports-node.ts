// biome: lint/style/noRestrictedImports
import * as imported from 'node:crypto';

export const used = imported;
