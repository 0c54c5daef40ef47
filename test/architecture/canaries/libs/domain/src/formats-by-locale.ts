// biome: lint/style/noRestrictedGlobals
export const format = new Intl.NumberFormat('fi');
