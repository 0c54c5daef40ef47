// biome: lint/style/noRestrictedImports
import * as imported from '@attestory/read-model';

export const used = imported;
