// biome: lint/style/noRestrictedGlobals
export const mode = process.env.ATTESTORY_MODE;
