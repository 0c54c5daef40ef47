/** What mails say around the sender's own words. The other languages have the same keys. */
export const en = {
  greeting: 'Hello {{name}},',
  greetingWithoutName: 'Hello,',
  untitled: 'Untitled',
  unnamedOrganization: 'An organization',
  unnamedDocument: 'Document',
  time: '{{day}} at {{clock}} (UTC)',
  invitation: {
    subject: '{{organization}} asks you to sign: {{title}}',
    heading: '{{organization}} asks you to sign',
    message: 'Message from {{organization}}',
    documents_one: 'Document',
    documents_other: '{{count}} documents',
    button: 'Read and sign',
    until: 'You can sign until {{time}}.',
    personal: 'The link is personal: whoever has it can act as you. Do not forward this e-mail.',
  },
  reminder: {
    subject: 'Reminder: {{organization}} asks you to sign: {{title}}',
    heading: '{{organization}} is waiting for your signature',
  },
  completed: {
    subject: 'All have signed: {{title}}',
    heading: 'All have signed',
    intro: 'Everybody whom {{organization}} asked has signed. The documents are complete and sealed.',
  },
  cancelled: {
    subject: '{{organization}} has cancelled: {{title}}',
    heading: '{{organization}} has cancelled the invitation',
    linkClosed: 'The invitation link that you were sent no longer works. You need not do anything.',
    reason: 'Reason, in the words of {{organization}}',
    signatureStaysValid: 'You had signed before: your signature stays valid.',
    nothingSigned: 'You had not signed, and nothing was signed in your name.',
  },
  declined: {
    subject: 'Not everybody signs: {{title}}',
    heading: 'One of the people who were asked has declined to sign',
  },
  expired: {
    subject: 'The time to sign is over: {{title}}',
    heading: 'The time to sign is over, and not everybody has signed',
  },
  download: {
    button: 'Download',
    until: 'The download links work until {{time}}.',
    personal: 'They are personal: do not forward this e-mail.',
    askForCopy: 'If you need a copy of the sealed documents, ask {{organization}} for it.',
    fingerprint: 'Fingerprint of the file (SHA-256): {{sha256}}',
  },
  copyLink: 'If the button does not work, copy this address into your browser:',
  genuine: {
    heading: 'How to check that this e-mail is genuine',
    link: 'Its links lead to {{origin}}/ only: compare that with the address that your browser shows.',
    noSecrets: 'Nobody asks you by e-mail for a password, a PIN or bank details; never answer such an e-mail.',
    ask: 'If you did not expect it, ask {{organization}} at a number or address that you know from elsewhere.',
  },
  footer: 'Sent by Attestory on behalf of {{organization}}. This message was sent automatically; answers are not read.',
} as const;
