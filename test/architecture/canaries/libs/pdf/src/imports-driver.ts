// accepted
import * as imported from 'pkijs';

export const used = imported;
