// accepted
import * as imported from 'openid-client';

export const used = imported;
