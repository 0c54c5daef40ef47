import type { SignaturePageContent } from '@attestory/application';

/** A signature page as a PDF of its own, to be appended to the signed document or to be sealed alone. */
export interface ComposedSignaturePage {
  readonly pdf: Uint8Array;
  /** Where the seal's widget goes: in PDF points from the lower left corner; `page` counts from 0 in `pdf`. */
  readonly sealRect: {
    readonly page: number;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

export async function composeSignaturePage(_content: SignaturePageContent): Promise<ComposedSignaturePage> {
  throw new Error('being written');
}
