// biome: lint/style/noRestrictedGlobals
export const page = () => fetch('https://sign.acme.example/');
