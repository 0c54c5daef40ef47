export { Gathering } from './gathering.js';
export { isDuplicateKey, type MongoDatabase, MongoUnavailableError } from './mongo-database.js';
