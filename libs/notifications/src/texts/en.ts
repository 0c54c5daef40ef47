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
    signedOnPaper: 'You had not signed in the service. {{organization}} has recorded that you signed on paper.',
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
    signaturePage: 'Signature page of {{fileName}}',
  },
  downloadLink: {
    subject: 'New download links: {{title}}',
    heading: 'Your new download links',
    intro:
      'Somebody, most likely you, has asked for new links to documents that you signed at the request of {{organization}}. The links that you had before no longer work.',
    nothing: 'There is nothing left to download here.',
  },
  signInLink: {
    subject: 'Your link to sign in to Attestory',
    heading: 'Sign in to Attestory',
    intro: 'Somebody, most likely you, has asked for a link to sign in with this e-mail address.',
    button: 'Sign in',
    until: 'The link works once, until {{time}}.',
    personal: 'It signs in whoever has it. Do not forward this e-mail, and give the link to nobody who asks for it.',
    unasked:
      'If you did not ask for it, you need not do anything: without this link nobody can sign in with your address.',
    footer: 'Sent by Attestory. This message was sent automatically; answers are not read.',
  },
  memberInvitation: {
    subject: '{{organization}} invites you to join it on Attestory',
    heading: '{{organization}} invites you to join',
    role: {
      'main-user':
        'You are to be a main user: you administer the organization with its members, folders and settings, and send invitations to sign.',
      user: 'You are to be a user: you send the organization’s invitations to sign and follow them.',
      viewer: 'You are to be a viewer: you can read the organization’s invitations and archive.',
    },
    how: 'To join, sign in to Attestory, or register if you have no personal account yet; the page behind the button shows you how.',
    button: 'Join',
    until: 'The link works once, until {{time}}.',
    personal: 'It is meant for you alone: whoever has it can join in your place. Do not forward this e-mail.',
  },
  purgeNotice: {
    person: {
      heading_one: 'A document in your account will be deleted',
      heading_other: '{{count}} documents in your account will be deleted',
      intro: 'Documents stay in a personal account for a limited time after the last signature. That time is ending.',
      advice: 'To keep a copy, sign in and download it before then. What was deleted can’t be brought back.',
    },
    organization: {
      heading_one: 'A document in the archive of {{organization}} will be deleted',
      heading_other: '{{count}} documents in the archive of {{organization}} will be deleted',
      intro: 'The retention rules of {{organization}} say how long documents stay in its archive. That time is ending.',
      advice:
        'To keep a document longer, a main user can place a legal hold on it, or change the rule of its folder, before then. What was deleted can’t be brought back.',
    },
    list: 'What will be deleted',
    goes: '{{fileName}}, not before {{time}}',
    more_one: 'And one more document.',
    more_other: 'And {{count}} more documents.',
    button: 'Sign in',
    unsure: 'If you are not sure, do not use the link: type the address of the service into your browser yourself.',
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
