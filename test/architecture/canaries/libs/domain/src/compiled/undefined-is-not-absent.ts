// tsc: TS2375
interface Draft {
  readonly message?: string;
}

export const draft: Draft = { message: undefined };
