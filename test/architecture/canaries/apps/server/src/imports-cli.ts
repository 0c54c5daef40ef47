// biome: lint/style/noRestrictedImports
import * as imported from '@attestory/cli';

export const used = imported;
