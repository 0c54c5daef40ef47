// accepted
import * as imported from 'node:sqlite';

export const used = imported;
