// accepted
export const next = (revision: bigint): bigint => revision + 1n;
