/** Why a text is no business id: not written like one of its country, or a check digit that does not fit. */
export type BusinessIdFault = 'form' | 'check';

/** An id in its one form, or what is wrong with it. */
export type BusinessIdVerdict = { readonly value: string } | { readonly fault: BusinessIdFault };
