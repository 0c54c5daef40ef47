// biome: lint/style/noRestrictedImports
import * as imported from '@attestory/key-vault';

export const used = imported;
