import { proofsInSmall } from '../support/proofs-in-small.ts';

proofsInSmall('the proofs of reliability on EventStoreDB and MongoDB (docs/figures/reliability.md), in small', [
  ['R1 on servers', 'R4 on servers'],
  ['R3 on servers', 'R5 on servers', 'R6 on servers,R7 on servers'],
]);
