// biome: lint/style/noRestrictedImports
import * as imported from 'mongodb';

export const used = imported;
