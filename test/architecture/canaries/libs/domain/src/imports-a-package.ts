// biome: lint/style/noRestrictedImports
import * as imported from 'uuid';

export const used = imported;
