import type { AuthenticationMethod } from '@attestory/domain';

/** The methods that the sandbox plays, as people know them. */
export const methodLabels: Readonly<Record<AuthenticationMethod, string>> = {
  'fi-bank-id': 'Finnish bank ID',
  'fi-mobile-id': 'Finnish Mobile ID',
  'se-bankid': 'Swedish BankID',
  'no-bankid': 'Norwegian BankID',
  'dk-mitid': 'Danish MitID',
  'nl-idin': 'Dutch iDIN',
};

/** A method that a request allows, and the one of its `acr_values` that asks for it. */
export interface Offer {
  readonly method: AuthenticationMethod;
  readonly askedBy: string;
}
