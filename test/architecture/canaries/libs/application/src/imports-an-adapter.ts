// biome: lint/style/noRestrictedImports
import * as imported from '@attestory/event-store/open-sqlite';

export const used = imported;
