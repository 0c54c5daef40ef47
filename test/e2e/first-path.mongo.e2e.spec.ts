import { firstPath } from '../support/first-path.ts';

firstPath([
  ['all but the log on MongoDB', 'mongodb'],
  ['the log on EventStoreDB, all else on MongoDB', 'servers'],
]);
