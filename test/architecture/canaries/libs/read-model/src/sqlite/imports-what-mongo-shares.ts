// biome: lint/style/noRestrictedImports
import * as imported from '@attestory/mongo';

export const used = imported;
