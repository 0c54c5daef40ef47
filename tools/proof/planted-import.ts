import type { ApiClient } from '../../test/support/api-client.ts';
import { importOf, unlike } from '../../test/support/imported.ts';
import { expectStatus } from '../../test/support/signing.ts';
import type { Planted } from './planted.ts';

const number = '291292-918R';
const texts = {
  'title of an import': 'Planted import Vb2',
  'origin of an import': 'Planted origin Xs6',
  'file name of an import': 'planted-import-Pd1.pdf',
};
const signer = { name: 'Planted Importee Lw8', email: 'importee.lw8@example.com' };

/** Imports what somebody signed elsewhere, right and wrong. @param refused a number that is sent where it does not belong */
export async function plantImport(api: ApiClient, pdf: Uint8Array, refused: string): Promise<Planted[]> {
  const [title, origin, fileName] = Object.values(texts);
  const identity = { country: 'FI', number };
  const imported = await api.post(
    '/v1/archive/imports',
    importOf(unlike(pdf), { title, origin, fileName }, { ...signer, identity }),
  );
  expectStatus(imported, 201);
  const wrong = { ...identity, number: `${refused}x` };
  for (const change of [{ identity: wrong }, { [refused]: refused }, { email: refused }])
    expectStatus(await api.post('/v1/archive/imports', importOf(unlike(pdf), {}, change)), 422);
  return [
    { kind: 'whole identity number', name: 'identity number of an import', value: number },
    ...Object.entries(texts).map(([name, value]): Planted => ({ kind: 'text', name, value })),
    ...Object.entries(signer).map(
      ([name, value]): Planted => ({ kind: 'another person', name: `importee’s ${name}`, value }),
    ),
  ];
}
