// biome: lint/style/noRestrictedGlobals
export const soon = (done: () => void) => setTimeout(done, 1);
