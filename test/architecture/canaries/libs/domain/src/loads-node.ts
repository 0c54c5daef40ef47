// biome: lint/style/noRestrictedImports
export const loaded = await import('node:fs');
