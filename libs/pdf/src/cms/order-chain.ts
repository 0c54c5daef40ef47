import { X509Certificate } from 'node:crypto';

/**
 * Puts certificates (DER) that lie about in a container in order: the key's newest one, then its issuers as far as they
 * are there. Gives none when none is the key's.
 */
export function orderChain(
  ders: readonly Uint8Array[],
  isKeyOf: (certificate: X509Certificate) => boolean,
): readonly Uint8Array[] {
  const all = ders.map((der) => new X509Certificate(der));
  const [leaf] = all
    .filter((one) => !one.ca && isKeyOf(one))
    .toSorted((a, b) => b.validFromDate.getTime() - a.validFromDate.getTime());
  const chain: X509Certificate[] = [];
  for (let next = leaf; next !== undefined && !chain.includes(next); ) {
    const issued: X509Certificate = next;
    chain.push(issued);
    next = all.find((issuer) => issued.checkIssued(issuer) && issued.verify(issuer.publicKey));
  }
  return chain.map(({ raw }) => raw);
}
