// biome: lint/style/noRestrictedImports
import * as imported from '@attestory/domain';

export const used = imported;
