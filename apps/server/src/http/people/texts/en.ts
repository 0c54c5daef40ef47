/** What somebody is told who comes back from signing in at a broker. The other languages have the same keys. */
export const en = {
  signedIn: 'You are signed in',
  registered: 'Your account is ready',
  linked: 'The identity was added to your account',
  as: 'As {{name}}.',
  earlier: 'Documents that you have signed before: {{count}}.',
  test: 'This was a test: it proves nobody’s identity.',
  home: 'Go on',
  close: 'Or close this page and go on where you came from.',
  again: 'Sign in or register',
  cancelled: 'You turned back, and nobody was signed in. You can begin again, with another method too.',
  failed: 'The identification service could not confirm who you are. Try again, or use another method.',
  invalid: 'What came back can not be trusted, so it was not used. Begin again.',
  unknown: 'It was used already or took too long. Begin anew, in one and the same browser.',
  unavailable: 'The identification service does not answer now. Try again in a few minutes, or use another method.',
  notRegistered:
    'There is no account of yours with this identity yet. You can register with the same method: it takes a moment.',
  linkedElsewhere: 'This identity belongs to another account. Sign in to that account instead.',
  anotherPerson: 'This identity has another date of birth than the one in your account. An account is for one person.',
  strongFirst: 'Your account has an identity already. Sign in with it first, then add the other one.',
  other: 'Begin again. If it stays so, tell whoever runs this service.',
};

export type SignInTexts = Readonly<Record<keyof typeof en, string>>;
