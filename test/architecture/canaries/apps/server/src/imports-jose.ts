// biome: lint/style/noRestrictedImports
import * as imported from 'jose';

export const used = imported;
