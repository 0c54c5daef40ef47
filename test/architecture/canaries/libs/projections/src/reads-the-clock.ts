// biome: lint/style/noRestrictedGlobals
export const now = () => Date.now();
