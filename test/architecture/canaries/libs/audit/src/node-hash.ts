// accepted
import * as imported from 'node:crypto';

export const used = imported;
