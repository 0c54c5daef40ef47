import { createHash, randomUUID } from 'node:crypto';

/** The same PDF with other bytes: nobody has imported it. */
export function unlike(pdf: Uint8Array): Buffer {
  return Buffer.concat([pdf, Buffer.from(`% ${randomUUID()}\n`)]);
}

/** What is said of a PDF that Aino signed in 2024, elsewhere. */
export function descriptionOf(pdf: Uint8Array, change: object = {}, ofSignatory: object = {}) {
  return {
    ...{ title: 'An old lease', sha256: createHash('sha256').update(pdf).digest('hex'), origin: 'Elsewhere' },
    closedAt: '2024-05-31T14:00:00+03:00',
    signatories: [
      {
        ...{ name: 'Aino Virtanen', signedAt: '2024-05-31T14:00:00+03:00', role: { kind: 'self' } },
        ...{ method: 'fi-bank-id', assurance: 'strong' },
        ...ofSignatory,
      },
    ],
    ...change,
  };
}

/** How it is sent. */
export function importOf(pdf: Uint8Array, change: object = {}, ofSignatory: object = {}) {
  return { description: descriptionOf(pdf, change, ofSignatory), base64: Buffer.from(pdf).toString('base64') };
}
