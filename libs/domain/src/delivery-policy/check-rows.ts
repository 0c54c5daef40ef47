import { type DeliveryRow, policyAssurances, policyRoles } from './policy-set.js';

/** What is wrong with a row, by its path from the list of rows. */
export interface RowFault {
  readonly at: readonly (string | number)[];
  readonly fault: string;
}

/** Every role with every assurance has one row, and each row can do what it promises. */
export function rowsFaults(rows: readonly DeliveryRow[]): readonly RowFault[] {
  return [...gapsAndOverlaps(rows), ...rows.flatMap((row, index) => rowFaults(rows, row, index))];
}

function gapsAndOverlaps(rows: readonly DeliveryRow[]): RowFault[] {
  return policyRoles.flatMap((role) =>
    policyAssurances.flatMap((assurance): RowFault[] => {
      const [first, ...more] = [...rows.entries()].filter(
        ([, row]) => row.roles.includes(role) && row.assurances.includes(assurance),
      );
      if (!first) return [{ at: [], fault: `must have a row for role ${role} with assurance ${assurance} (a gap)` }];
      const other = first[1].row;
      return more.map(([index]) => ({
        at: [index],
        fault: `is for role ${role} with assurance ${assurance}, as ${other} is already (an overlap)`,
      }));
    }),
  );
}

function rowFaults(rows: readonly DeliveryRow[], row: DeliveryRow, index: number): RowFault[] {
  const faults: RowFault[] = [];
  if (rows.findIndex((one) => one.row === row.row) < index)
    faults.push({ at: [index, 'row'], fault: 'is the name of another row already' });
  for (const [i, { way }] of row.ways.entries()) {
    const at = [index, 'ways', i];
    if (row.ways.findIndex((one) => one.way === way) < i) faults.push({ at, fault: `names ${way} twice` });
    if (way === 'organization-archive' && row.roles.some((role) => role !== 'representative'))
      faults.push({ at, fault: 'needs an organization, which only the role representative has' });
  }
  return faults;
}
