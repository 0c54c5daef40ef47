export const en = {
  busy: 'One moment…',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  more: 'Show more',
  nothing: 'Nothing here yet',
  optional: 'optional',
  help: 'Help',
  helpCentre: 'Help centre',
  verify: 'Verify a document',
  language: 'Language',
  skip: 'Skip to the content',
  offline: {
    title: 'No connection',
    text: 'The service could not be reached, also at a second try. Nothing that you entered here is lost. Check your connection, then try again.',
  },
  signedOut: {
    title: 'Your session has ended',
    text: 'Sign in again to go on. What you entered on this page is kept in this browser tab.',
    button: 'Sign in',
  },
  unexpected: {
    title: 'Something went wrong',
    text: 'This page has met a fault of its own. Load it again; if that does not help, tell whoever runs this service.',
  },
  waitThen_one: 'Try again in a second.',
  waitThen_other: 'Try again in {{count}} seconds.',
};
