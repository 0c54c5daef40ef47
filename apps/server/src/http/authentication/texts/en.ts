/** What a person is told who comes back from proving who they are. The other languages have the same keys. */
export const en = {
  done: 'Who you are is confirmed',
  doneText: 'You can sign now, in this browser, until {{until}}.',
  doneFor: 'Confirmed as {{name}}.',
  test: 'This was a test: it proves nobody’s identity.',
  back: 'Back to the invitation',
  close: 'Or close this page and go on where you came from.',
  again: 'Go on',
  againText: 'The identification service has sent you back. One more step, and you are there.',
  cancelled: 'You turned back. Nothing was signed. You can begin again, with another method too.',
  failed: 'The identification service could not confirm who you are. Try again, or use another method.',
  mismatch:
    'Somebody else is expected to sign this invitation. If you are who is meant, tell the sender: they can correct it and send a new invitation.',
  invalid: 'What came back can not be trusted, so it was not used. Begin again from the invitation.',
  unknown:
    'It was begun in another browser, was used already, or took too long. Begin anew, in one and the same browser: over the link in your e-mail, or where you sign in.',
  unavailable: 'The identification service does not answer now. Try again in a few minutes, or use another method.',
  other: 'Open the link in your e-mail again to see what can be done.',
};

export type Landing = Readonly<Record<keyof typeof en, string>>;
