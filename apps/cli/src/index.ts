export { type StoresToVerify, verifyStores } from './commands/verify.command.js';
