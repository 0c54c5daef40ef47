// accepted
import * as imported from '@attestory/domain';

export const used = imported;
