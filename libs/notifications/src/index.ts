export * from './compose-mail.js';
export * from './demo-mail-catcher.js';
export * from './smtp-mail-sender.js';
