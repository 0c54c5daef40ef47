/**
 * SHA-256 in lowercase hex; a text is hashed as UTF-8. Given from outside, so that the same verifier runs in Node
 * (`@attestory/audit/node`) and in a browser.
 */
export type Sha256 = (bytes: Uint8Array | string) => string;
