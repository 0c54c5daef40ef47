export * from './composition/open-application.js';
export * from './composition/pdf-and-mail.js';
export * from './composition/service-keys.js';
export * from './config.js';
export * from './server.js';
export { isPlainText } from './http/dto/plain-text.js';
export { problems } from './http/problems.js';
export { version } from './version.js';
