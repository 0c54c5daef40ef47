// accepted
import * as imported from '../event-store.port.js';

export const used = imported;
