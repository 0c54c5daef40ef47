// biome: lint/style/noRestrictedImports
import * as imported from '@attestory/server';

export const used = imported;
