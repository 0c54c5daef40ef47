export * from './ports/mail-sender.port.js';
export * from './ports/pdf-workshop.port.js';
