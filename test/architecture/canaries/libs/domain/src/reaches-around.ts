// biome: lint/style/noRestrictedGlobals
export const now = () => globalThis.Date.now();
