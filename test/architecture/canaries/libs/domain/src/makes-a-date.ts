// biome: lint/style/noRestrictedGlobals
export const day = (text: string) => new Date(text);
