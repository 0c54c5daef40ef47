export { isDuplicateKey, type MongoDatabase, MongoUnavailableError } from './mongo-database.js';
