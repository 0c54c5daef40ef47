// tsc: TS2304
export const soon = (done: () => void) => setTimeout(done, 1);
