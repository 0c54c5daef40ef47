// biome: lint/style/noRestrictedImports
export const loaded = await import('@attestory/event-store/open-sqlite');
