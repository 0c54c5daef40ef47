// biome: lint/style/noRestrictedImports
import * as imported from '@attestory/pdf';

export const used = imported;
