// tsc: TS2532
export const first = (names: readonly string[]) => names[0].length;
