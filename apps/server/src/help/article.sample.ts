import type { Article } from './article.js';
import { headAndBody } from './article-head.js';
import { render } from './markdown.js';

/** An article with nothing wrong with it, but for what is given. */
export function sampleArticle(given: Partial<Article> = {}, body = 'Press the button.\n'): Article {
  return {
    ...{ slug: 'sending', language: 'en', title: 'Sending', summary: 'How to send.', topics: ['sending'], related: [] },
    ...{ keywords: ['send', 'invite', 'ask', 'request'], recommended: false, question: null, video: null },
    ...{ machineTranslated: false, onlyHere: false },
    ...render(body),
    ...given,
  };
}

/** A file of an article as it lies in the repository. */
export const sampleFile = `---
title: Sending
summary: How to send.
keywords: [send, invite]
topics: [sending]
related: [signing]
recommended: true
question: How do I send?
video:
  url: https://videos.example/sending
  transcript: First you press the button.
---

Press **the button**.
`;

/** It, read. */
export function readSample(file = sampleFile) {
  const { head, body } = headAndBody(file);
  return { ...head, ...render(body) };
}
