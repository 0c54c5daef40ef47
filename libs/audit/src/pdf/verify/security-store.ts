import { type PathCertificate, pathCertificate } from '../certificates/certificate.js';
import type { PdfDocument } from '../syntax/document.js';
import { decode, InflationBudget } from '../syntax/filters.js';
import { isKind } from '../syntax/objects.js';

/** What a document carries to judge its signatures by (DSS; ISO 32000-2, 12.8.4.3). */
export interface SecurityStore {
  readonly certificates: readonly PathCertificate[];
  readonly ocsps: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

const MOST_ENTRIES = 200;
const MOST_BYTES = 32 * 2 ** 20;

/** What can't be read is left out: it proves nothing. */
export function readSecurityStore(document: PdfDocument): SecurityStore {
  const store = document.value(document.catalog, 'DSS');
  const budget = new InflationBudget(MOST_BYTES, document.inflate);
  const listed = (key: string): readonly Uint8Array[] => {
    const list = isKind(store, 'dict') ? document.value(store, key) : null;
    return (isKind(list, 'array') ? list.items.slice(0, MOST_ENTRIES) : []).flatMap((item) => {
      const entry = document.resolve(item);
      return isKind(entry, 'stream') ? readable(() => new Uint8Array(decode(entry.dict, entry.raw, budget))) : [];
    });
  };
  return {
    certificates: listed('Certs').flatMap((der) => readable(() => pathCertificate(der))),
    ocsps: listed('OCSPs'),
    crls: listed('CRLs'),
  };
}

function readable<T>(read: () => T): readonly T[] {
  try {
    return [read()];
  } catch {
    return [];
  }
}
