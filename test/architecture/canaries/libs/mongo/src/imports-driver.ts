// accepted
import * as imported from 'mongodb';

export const used = imported;
