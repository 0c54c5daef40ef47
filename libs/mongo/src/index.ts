export { Gathering } from './gathering.js';
export { anyOf, isDuplicateKey, type MongoDatabase, MongoUnavailableError } from './mongo-database.js';
