// biome: lint/style/noRestrictedImports
import * as imported from '@attestory/event-store/sqlite/store';

export const used = imported;
