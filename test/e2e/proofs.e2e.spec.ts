import { proofsInSmall } from '../support/proofs-in-small.ts';

proofsInSmall('the proofs of reliability (docs/figures/reliability.md), in small', [
  ['R1', 'R3', 'R5', 'R6,R7', 'R8', 'R10', 'R14', 'R20'],
  ['R9', 'R4', 'R2', 'R11', 'R12', 'R16', 'R17'],
]);
