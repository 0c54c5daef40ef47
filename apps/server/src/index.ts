export * from './composition/open-application.js';
export * from './composition/service-keys.js';
export * from './config.js';
export { isPlainText } from './http/dto/plain-text.js';
export { problems } from './http/problems.js';
export { en as problemTitles } from './http/texts/en.js';
export { version } from './version.js';
