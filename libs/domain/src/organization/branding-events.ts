import type { Sha256 } from '../ids.js';

/** The picture that stands for an organization; its bytes are in the vault. */
export interface Logo {
  readonly blobId: string;
  readonly sha256: Sha256;
  readonly type: 'image/png';
  readonly bytes: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** How an organization's signing pages look from now on: all of it. */
export interface BrandingChanged {
  readonly type: 'BrandingChanged';
  readonly data: {
    /** `#rrggbb`, on which white text can be read; null: the service's own. */
    readonly colour: string | null;
    /** Absent: none. */
    readonly logo?: Logo;
  };
}
