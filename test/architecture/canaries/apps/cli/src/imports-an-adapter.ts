// biome: plugin lazy-adapters
import * as imported from '@attestory/event-store/open-sqlite';

export const used = imported;
