// biome: lint/correctness/noUnusedVariables
const nothing = null;

export const something = 1;
