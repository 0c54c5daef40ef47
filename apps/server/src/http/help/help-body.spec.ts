import { describe, expect, it } from '@jest/globals';
import { readSample, sampleArticle } from '../../help/article.sample.js';
import { HelpLibrary } from '../../help/help-library.js';
import { helpArticle } from './help-body.js';

const finnish = sampleArticle({ language: 'fi', related: ['signing', 'gone'], machineTranslated: true });
const library = new HelpLibrary([finnish, sampleArticle({ slug: 'signing', title: 'Signing' })]);

describe('An article to read', () => {
  it('says that it is in another language than the one asked for', () => {
    expect(helpArticle(finnish, 'en', library)).toMatchObject({
      ...{ language: 'fi', fallback: { asked: 'en', language: 'fi' }, languages: ['fi'], machineTranslated: true },
    });
    expect(helpArticle(finnish, 'fi', library).fallback).toBeNull();
  });

  it('names what to read next as lists show it, each in its own language', () => {
    const { related } = helpArticle(finnish, 'fi', library);
    expect(related).toEqual([expect.objectContaining({ slug: 'signing', language: 'en', title: 'Signing' })]);
    expect(related[0]).not.toHaveProperty('html');
  });

  it('has its video with what is said in it', () => {
    const shown = helpArticle({ ...finnish, ...readSample() }, 'fi', library);
    expect(shown.video).toEqual({
      ...{ url: 'https://videos.example/sending', transcript: 'First you press the button.' },
    });
    expect(helpArticle(finnish, 'fi', library).video).toBeNull();
  });
});
