import { PdfTooComplexError } from './objects.js';

/** Counts objects over a whole document, so that a small file can't unfold into a huge one. */
export class ObjectBudget {
  #left: number;

  constructor(objects: number) {
    this.#left = objects;
  }

  spend(): void {
    if (--this.#left < 0) throw new PdfTooComplexError('It holds too many objects');
  }
}
