export const en = {
  title: 'Inbox',
  filters: 'Which invitations',
  state: {
    'my-turn': 'To sign',
    waiting: 'Later',
    signed: 'Signed',
    closed: 'Closed',
  },
  how: {
    title: 'You can sign from here',
    text: 'Open an invitation to read and sign it. The link in the e-mail leads to the same place and goes on working.',
  },
  open: 'Open and sign',
  from: 'From {{organization}}',
  sent: 'Sent {{when}}',
  until: 'Sign by {{when}}',
  documents_one: 'one document',
  documents_other: '{{count}} documents',
  signedOf: '{{signed}} of {{all}} have signed',
  mine: 'You signed {{when}}',
  standing: {
    'my-turn': 'Your turn',
    waiting: 'Others sign first',
    signed: 'You have signed',
    closed: 'Closed',
  },
  ended: {
    completed: 'All have signed',
    cancelled: 'Cancelled by the sender',
    declined: 'Somebody declined',
    expired: 'The time ran out',
  },
  empty: {
    'my-turn': {
      title: 'Nothing waits for your signature',
      text: 'When somebody asks you to sign, you find it here and in your e-mail.',
    },
    waiting: {
      title: 'Nothing is waiting for others',
      text: 'Here you see what you will be asked to sign once those before you have signed.',
    },
    signed: {
      title: 'Nothing here',
      text: 'What you have signed stays here until all others have signed, too. Then you find it among your documents.',
    },
    closed: {
      title: 'Nothing has been closed',
      text: 'Here you see invitations that are over: completed, cancelled, declined or expired.',
    },
  },
  documentsLink: 'Go to your documents',
};
