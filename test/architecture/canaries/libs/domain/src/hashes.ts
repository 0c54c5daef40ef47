// biome: lint/style/noRestrictedGlobals
export const id = () => crypto.randomUUID();
