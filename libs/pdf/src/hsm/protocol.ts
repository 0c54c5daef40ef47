/** What the child that talks to a hardware module is asked, over Node's own channel: the PIN is on no command line. */
export interface HsmRequest {
  readonly id: number;
  /** The path of the PKCS#11 module. */
  readonly module: string;
  readonly where: HsmKeyPlace;
  readonly pin: string;
  /** Absent: only the certificates are asked for. Hex; SHA-256 of what is to be signed. */
  readonly digest?: string;
}

/** Where a key lies: on which token, and which one there. What is absent is not looked at. */
export interface HsmKeyPlace {
  /** The token's label. */
  readonly token?: string;
  readonly serial?: string;
  readonly slot?: number;
  /** The key's label. */
  readonly object?: string;
  /** The key's id, hex. */
  readonly id?: string;
}

export type HsmAnswer =
  /** Hex; r and s, 32 bytes each. */
  | { readonly id: number; readonly signature: string }
  /** Hex; all X.509 certificates on the token, DER. */
  | { readonly id: number; readonly certificates: readonly string[] }
  | { readonly id: number; readonly problem: HsmProblem; readonly detail: string };

/** Why a hardware module doesn't sign. */
export type HsmProblem =
  /** Its library can't be loaded, or doesn't start. */
  | 'module-unusable'
  | 'token-missing'
  | 'pin-refused'
  | 'key-missing'
  /** More than one key is meant. */
  | 'key-ambiguous'
  /** Its signature is not by the key that it had at the start. */
  | 'key-changed'
  /** It gave an error of its own. */
  | 'device-failed'
  | 'too-slow'
  /** The process that holds its library ended. */
  | 'crashed';
