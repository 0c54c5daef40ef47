// tsc: TS2584
export const log = (text: string) => console.log(text);
