/** What the pages say on which people sign in, register and join. The other languages have the same keys. */
export const en = {
  languages: 'Language',
  register: {
    title: 'Sign in or register',
    intro: 'If you have no personal account yet, you get one when you sign in for the first time.',
    strong: 'With strong authentication',
    strongWhy:
      'Choose what you identify yourself with. Documents that you have signed with the same identity before are found.',
    test: 'This is a demonstration: the identification service is a sandbox and identifies nobody.',
    email: 'By e-mail',
    emailWhy:
      'For those who have none of these. It proves only that you read the mail of an address, so some things stay closed: registering an organization, for instance.',
    address: 'E-mail address',
    badAddress: 'This is not an e-mail address. Check it, and try again.',
    send: 'Send me a link',
  },
  method: {
    'fi-bank-id': 'Bank ID',
    'fi-mobile-id': 'Mobile ID',
    'se-bankid': 'BankID',
    'no-bankid': 'BankID',
    'dk-mitid': 'MitID',
    'nl-idin': 'iDIN',
  },
  mailbox: {
    title: 'Look into your mailbox',
    sent: 'A link to sign in is on its way to {{email}}. It works once, within 30 minutes.',
    missing:
      'Nothing there after a few minutes? Look among the spam, check the address, and try again. At most five links an hour go to one address.',
    again: 'Back',
  },
  link: {
    field: 'Link from the e-mail',
    hint: 'Copy the whole link from the e-mail, and paste it here.',
  },
  signIn: {
    title: 'Sign in',
    text: 'One more step: press the button, and you are signed in in this browser.',
    button: 'Sign in',
  },
  join: {
    title: 'Join an organization',
    text: 'You have been invited. To join you have to be signed in.',
    first: 'Not signed in in this browser? Do that first, then open the link in the e-mail again.',
    signIn: 'Sign in or register',
    button: 'Join',
    waiting: 'You were about to join an organization.',
    goOn: 'Go on',
  },
  download: {
    title: 'Download a document',
    text: 'Press the button to download the sealed document. The sender can see that it was downloaded.',
    button: 'Download',
    lost: 'No link, or one that no longer works?',
    lostText: 'Have new links sent to the e-mail address at which you were asked to sign. They go to no other address.',
    send: 'Send me new links',
    byLink: 'New links are on their way to the e-mail address to which this one went.',
    byEmail: 'If documents that you signed were sent to {{email}} as links, new links are on their way there.',
    missing:
      'Nothing there after a few minutes? Look among the spam, and check the address. New links can be asked for a few times an hour.',
    expired: 'The time of this link is over.',
    replaced: 'A newer link has taken the place of this one: look for the latest e-mail.',
    revoked: 'The sender has closed this link. If you need the document, ask them for it.',
    purged: 'The document has been deleted, as the rules for keeping it provide. If you need it, ask the sender.',
  },
  joined: {
    title: 'You are a member now',
    text: 'You have joined {{organization}}.',
    goOn: 'Go on',
  },
  home: {
    title: 'You are signed in',
    as: 'Signed in as',
    how: 'Proved by',
    byEmail: 'an e-mail address; not strong authentication',
    strongly: 'strong authentication',
    documents: 'Documents that you have signed',
    organizations: 'Organizations',
    noOrganizations: 'You are a member of none.',
    signOut: 'Sign out',
  },
  role: {
    'main-user': 'main user',
    user: 'user',
    viewer: 'viewer',
  },
  signedOut: {
    title: 'You are signed out',
    again: 'Sign in again',
  },
  failed: {
    used: 'A link works once, and this one was used. If it was not you, ask for a new one and tell nobody about it.',
    closed: 'This link works no more: its time is over, or a newer one has taken its place.',
    unknown: 'This is no link of ours. Copy the whole link from the e-mail, to its last character.',
    signInFirst: 'Sign in first',
    notSignedIn:
      'To join you have to be signed in in this browser. Do that first, then open the link in the e-mail again.',
    member: 'You are a member of this organization already.',
    often: 'That was asked too often. Wait a while, then try again.',
    other: 'It did not work. Try again in a few minutes.',
    newLink: 'Ask for a new link',
  },
} as const;
