// accepted
import * as imported from 'jose';

export const used = imported;
