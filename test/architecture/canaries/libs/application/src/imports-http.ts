// biome: lint/style/noRestrictedImports
import * as imported from 'fastify';

export const used = imported;
