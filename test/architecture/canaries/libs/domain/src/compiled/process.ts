// tsc: TS2591
export const mode = process.env;
