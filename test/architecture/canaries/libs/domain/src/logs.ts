// biome: lint/style/noRestrictedGlobals
export const log = (text: string) => console.log(text);
