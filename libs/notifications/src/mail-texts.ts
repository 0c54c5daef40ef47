/** What a mail says around the sender's own words, in one language. */
export interface MailTexts {
  readonly language: string;
  readonly greeting: (name: string) => string;
  readonly untitled: string;
  readonly unnamedOrganization: string;
  readonly unnamedDocument: string;
  readonly time: (rfc3339: string) => string;
  readonly invitation: {
    readonly subject: (organization: string, title: string) => string;
    readonly heading: (organization: string) => string;
    readonly message: (organization: string) => string;
    readonly documents: (count: number) => string;
    readonly button: string;
    readonly until: (time: string) => string;
    readonly personal: string;
  };
  readonly reminder: {
    readonly subject: (organization: string, title: string) => string;
    readonly heading: (organization: string) => string;
  };
  readonly completed: {
    readonly subject: (title: string) => string;
    readonly heading: string;
    readonly intro: (organization: string) => string;
  };
  readonly cancelled: {
    readonly subject: (organization: string, title: string) => string;
    readonly heading: (organization: string) => string;
    readonly linkClosed: string;
    readonly reason: (organization: string) => string;
    readonly signatureStaysValid: string;
    readonly nothingSigned: string;
  };
  readonly declined: {
    readonly subject: (title: string) => string;
    readonly heading: string;
  };
  readonly expired: {
    readonly subject: (title: string) => string;
    readonly heading: string;
  };
  readonly download: {
    readonly button: string;
    readonly until: (time: string) => string;
    readonly personal: string;
    readonly askForCopy: (organization: string) => string;
    readonly fingerprint: (sha256: string) => string;
  };
  readonly copyLink: string;
  readonly genuine: {
    readonly heading: string;
    readonly link: (origin: string) => string;
    readonly noSecrets: string;
    readonly ask: (organization: string) => string;
  };
  readonly footer: (organization: string) => string;
}

const dateAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

const en: MailTexts = {
  language: 'en',
  greeting: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
  untitled: 'Untitled',
  unnamedOrganization: 'An organization',
  unnamedDocument: 'Document',
  time: (rfc3339) => `${dateAndTime.format(new Date(rfc3339))} (UTC)`,
  invitation: {
    subject: (organization, title) => `${organization} asks you to sign: ${title}`,
    heading: (organization) => `${organization} asks you to sign`,
    message: (organization) => `Message from ${organization}`,
    documents: (count) => (count === 1 ? 'Document' : `${count} documents`),
    button: 'Read and sign',
    until: (time) => `You can sign until ${time}.`,
    personal: 'The link is personal: whoever has it can act as you. Do not forward this e-mail.',
  },
  reminder: {
    subject: (organization, title) => `Reminder: ${organization} asks you to sign: ${title}`,
    heading: (organization) => `${organization} is waiting for your signature`,
  },
  completed: {
    subject: (title) => `All have signed: ${title}`,
    heading: 'All have signed',
    intro: (organization) => `Everybody whom ${organization} asked has signed. The documents are complete and sealed.`,
  },
  cancelled: {
    subject: (organization, title) => `${organization} has cancelled: ${title}`,
    heading: (organization) => `${organization} has cancelled the invitation`,
    linkClosed: 'The invitation link that you were sent no longer works. You need not do anything.',
    reason: (organization) => `Reason, in the words of ${organization}`,
    signatureStaysValid: 'You had signed before: your signature stays valid.',
    nothingSigned: 'You had not signed, and nothing was signed in your name.',
  },
  declined: {
    subject: (title) => `Not everybody signs: ${title}`,
    heading: 'One of the people who were asked has declined to sign',
  },
  expired: {
    subject: (title) => `The time to sign is over: ${title}`,
    heading: 'The time to sign is over, and not everybody has signed',
  },
  download: {
    button: 'Download',
    until: (time) => `The download links work until ${time}.`,
    personal: 'They are personal: do not forward this e-mail.',
    askForCopy: (organization) => `If you need a copy of the sealed documents, ask ${organization} for it.`,
    fingerprint: (sha256) => `Fingerprint of the file (SHA-256): ${sha256}`,
  },
  copyLink: 'If the button does not work, copy this address into your browser:',
  genuine: {
    heading: 'How to check that this e-mail is genuine',
    link: (origin) => `Its links lead to ${origin}/ only: compare that with the address that your browser shows.`,
    noSecrets: 'Nobody asks you by e-mail for a password, a PIN or bank details; never answer such an e-mail.',
    ask: (organization) =>
      `If you did not expect it, ask ${organization} at a number or address that you know from elsewhere.`,
  },
  footer: (organization) =>
    `Sent by Attestory on behalf of ${organization}. This message was sent automatically; answers are not read.`,
};

/** One entry per language in which mails can be sent. */
export const mailTexts = { en } as const satisfies Record<string, MailTexts>;
