// accepted
import * as imported from '@attestory/application';

export const used = imported;
