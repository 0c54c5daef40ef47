// biome: lint/style/noRestrictedImports
import * as imported from '@attestory/audit';

export const used = imported;
