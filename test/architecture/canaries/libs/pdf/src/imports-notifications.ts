// biome: lint/style/noRestrictedImports
import * as imported from '@attestory/notifications';

export const used = imported;
