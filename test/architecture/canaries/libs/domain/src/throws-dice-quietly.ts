// oxlint: eslint(no-restricted-properties)
const { random } = Math;

export const chance = () => random();
