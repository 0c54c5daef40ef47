// accepted
import * as imported from 'temporal-polyfill';

export const used = imported;
