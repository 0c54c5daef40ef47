// biome: lint/style/noRestrictedImports
import * as imported from '@eventstore/db-client';

export const used = imported;
