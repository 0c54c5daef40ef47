// biome: lint/style/noRestrictedImports
import * as imported from '@attestory/event-store';

export const used = imported;
