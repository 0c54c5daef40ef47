// biome: lint/style/noRestrictedImports
import * as imported from '../../../libs/domain/src/index.js';

export const used = imported;
