/** Commits batch after batch, and rebuilds now and then, until it is killed. Run as a process of its own, with a file. */
import { openSqliteReadModel } from '../open-sqlite.js';
import { killedBatch } from './killed-batch.fixture.js';

const model = await openSqliteReadModel({ file: process.argv[2] as string });
for (;;) {
  const generation = await model.serving('p', 1);
  let checkpoint = await model.checkpoint(generation);
  for (let i = 0; i < 15; i++) {
    const batch = killedBatch(checkpoint);
    await model.commit(generation, batch);
    checkpoint = batch.checkpoint;
    process.stdout.write(`${checkpoint}\n`);
  }
  const rebuilt = await model.startRebuild('p', 1);
  await model.commit(rebuilt, killedBatch(null, checkpoint as string));
  await model.swap(rebuilt);
}
