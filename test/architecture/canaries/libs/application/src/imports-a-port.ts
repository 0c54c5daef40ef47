// accepted
import * as imported from '@attestory/event-store';

export const used = imported;
