// biome: lint/style/noRestrictedImports
import * as imported from '@attestory/projections';

export const used = imported;
