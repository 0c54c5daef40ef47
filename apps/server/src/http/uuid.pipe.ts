import { Injectable, ParseUUIDPipe } from '@nestjs/common';
import { ProblemError } from './problems.js';

/** An id in an address: what is no UUID names nothing. */
@Injectable()
export class UuidPipe extends ParseUUIDPipe {
  constructor() {
    super({ exceptionFactory: () => new ProblemError('not-found') });
  }
}
