// biome: lint/style/noRestrictedImports
import * as imported from 'pdf-lib';

export const used = imported;
