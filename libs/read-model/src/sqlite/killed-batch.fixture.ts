import type { ViewBatch } from '../read-model.port.js';

export const viewsPerBatch = 300;

/** The batch after a checkpoint: writes every view anew, with the batch's number in JSON, position and sort text. */
export function killedBatch(
  expectedCheckpoint: string | null,
  checkpoint = String(Number(expectedCheckpoint ?? 0) + 1).padStart(9, '0'),
): ViewBatch {
  const writes = Array.from({ length: viewsPerBatch }, (_, i) => ({
    id: `v${i}`,
    json: JSON.stringify({ batch: checkpoint }),
    position: checkpoint,
    entries: [{ index: 'i', member: 'm', sort: checkpoint }],
  }));
  return { expectedCheckpoint, checkpoint, writes };
}
