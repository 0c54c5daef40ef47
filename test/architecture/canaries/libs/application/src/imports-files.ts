// biome: lint/style/noRestrictedImports
import * as imported from 'node:fs';

export const used = imported;
