import { EsdbServerProcess } from '../support/esdb-server/esdb-server-process.ts';
import { firstPath } from '../support/first-path.ts';

firstPath([
  ['all in the data folder', async () => ({ env: {}, remove: async () => {} })],
  [
    'the log on EventStoreDB',
    async () => {
      const log = await EsdbServerProcess.start();
      return { env: { ATTESTORY_EVENT_STORE: log.connectionString }, remove: () => log.kill() };
    },
  ],
]);
