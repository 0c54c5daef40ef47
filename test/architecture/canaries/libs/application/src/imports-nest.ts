// accepted
import * as imported from '@nestjs/cqrs';

export const used = imported;
