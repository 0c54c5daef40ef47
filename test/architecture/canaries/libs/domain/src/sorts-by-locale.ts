// oxlint: eslint(no-restricted-properties)
export const sorted = (names: string[]) => names.sort((a, b) => a.localeCompare(b));
