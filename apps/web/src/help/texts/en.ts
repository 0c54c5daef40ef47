/** What the pages of help say around the articles. The other languages have the same keys. */
export const en = {
  title: 'Help',
  intro: 'How to find, sign and send documents – and what to do when something is in the way.',
  search: { label: 'What do you need help with?', hint: 'A few words are enough, such as “can’t find contract”.' },
  found_one: 'One article',
  found_other: '{{count}} articles',
  nothing: {
    title: 'Nothing found',
    detail: 'Try other or fewer words. Or begin with one of these:',
  },
  recommended: 'Recommended',
  questions: 'Frequently asked',
  byTopic: 'By topic',
  topic: {
    documents: 'Finding and keeping documents',
    signing: 'Signing',
    sending: 'Sending',
    account: 'Account and signing in',
    organization: 'Running an organization',
    proof: 'History and proof',
    integrations: 'Integrations',
    privacy: 'Privacy',
  },
  missing: {
    title: 'Can’t find a document?',
    detail: 'Tell what you remember of it. You see every reason that applies, and what to do.',
    link: 'Find out why',
  },
  home: 'All help',
  fallback: 'This article is not available {{asked}}. You can read it here {{language}}.',
  alsoIn: 'Read it {{language}}',
  machineTranslated:
    'This article was translated by a program, and nobody has read it over yet. Its words may differ from those on the pages.',
  related: 'Read next',
  print: 'Print',
  video: 'Watch the video',
  transcript: 'What is said in the video',
  gone: { title: 'There is no such article', detail: 'It may have another name now. Look for it by a few words.' },
  /** As a part of a sentence: in which language. */
  language: {
    en: 'in English',
    fi: 'in Finnish',
    sv: 'in Swedish',
    nb: 'in Norwegian',
    da: 'in Danish',
    nl: 'in Dutch',
  },
} as const;
