import { firstPath } from '../support/first-path.ts';

firstPath([
  ['all in the data folder', 'embedded'],
  ['the log on EventStoreDB', 'esdb'],
]);
