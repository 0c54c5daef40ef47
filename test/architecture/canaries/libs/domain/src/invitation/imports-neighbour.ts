// accepted
import * as imported from '../ids.js';

export const used = imported;
