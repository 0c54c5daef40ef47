import { describe, expect, it } from '@jest/globals';
import { readSample, sampleFile } from './article.sample.js';

const without = (line: string) => sampleFile.replace(new RegExp(`^${line}.*\n`, 'm'), '');
const withLine = (line: string) => sampleFile.replace('title:', `${line}\ntitle:`);

describe('What an article says of itself', () => {
  it('is read, with what it need not say left out', () => {
    expect(readSample()).toMatchObject({
      ...{ title: 'Sending', summary: 'How to send.', keywords: ['send', 'invite'], topics: ['sending'] },
      ...{ related: ['signing'], recommended: true, question: 'How do I send?', machineTranslated: false },
      video: { url: 'https://videos.example/sending', transcript: 'First you press the button.' },
      html: '<p>Press <strong>the button</strong>.</p>\n',
    });
  });

  it.each([
    ['nothing at all', 'Press the button.', 'does not begin with'],
    ['a text where there are members', '---\nSending\n---\nText', 'says nothing'],
    ['no title', without('title:'), 'no title'],
    ['no summary', without('summary:'), 'no summary'],
    ['no keywords', without('keywords:'), 'no list of keywords'],
    ['a keyword that is no text', sampleFile.replace('invite]', '7]'), 'other than texts'],
    ['a topic that there isn’t', sampleFile.replace('topics: [sending]', 'topics: [cooking]'), 'cooking'],
    ['a member that there isn’t', withLine('auther: Aino'), 'auther'],
    ['a flag that is a word', withLine('machineTranslated: maybe'), 'neither true nor false'],
    ['a video without what is said in it', without('  transcript:'), 'no transcript'],
    ['a video at an open address', sampleFile.replace('https:', 'http:'), 'https'],
  ])('is refused with %s', (_, file, why) => {
    expect(() => readSample(file)).toThrow(why);
  });
});
