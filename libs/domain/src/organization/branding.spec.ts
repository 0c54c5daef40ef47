import { describe, expect, it } from '@jest/globals';
import { factsOf, history, invite, join, register } from '../testing/organization.sample.js';
import type { Logo } from './branding-events.js';
import { contrastWithWhite, isColour } from './colour.js';
import type { ChangeBranding } from './commands.js';
import { organizationDecider } from './decider.js';

const logo = (sha256: string) =>
  ({ blobId: `logo-${sha256}`, sha256, type: 'image/png', bytes: 10, width: 1, height: 1 }) as Logo;
const change = (wish: Partial<ChangeBranding>, by: string | null = 'ada') =>
  ({ type: 'ChangeBranding', by, ...wish }) as ChangeBranding;
const changed = (colour: string | null, sha256?: string) =>
  ({ type: 'BrandingChanged', data: { colour, ...(sha256 ? { logo: logo(sha256) } : {}) } }) as const;

describe('How an organization’s signing pages look', () => {
  it('is a main user’s to say: colour and logo, each for itself', () => {
    history(register)
      .when(change({ colour: '#123456' }))
      .thenAccepted(changed('#123456'));
    history(register, change({ colour: '#123456' }))
      .when(change({ logo: logo('a') }))
      .thenAccepted(changed('#123456', 'a'));
    history(register, change({ colour: '#123456' }), change({ logo: logo('a') }))
      .when(change({ colour: null }))
      .thenAccepted(changed(null, 'a'));
    history(register, change({ colour: '#123456' }), change({ logo: logo('a') }))
      .when(change({ logo: null }))
      .thenAccepted(changed('#123456'));
    history(register, invite('bo'), join('bo'))
      .when(change({ colour: '#123456' }, 'bo'))
      .thenRejected('forbidden');
  });

  it('does not change by what is so already', () => {
    history(register, change({ colour: '#123456' }), change({ logo: logo('a') }))
      .when(change({ colour: '#123456', logo: { ...logo('a'), blobId: 'logo-another' } }))
      .thenAccepted();
    history(register)
      .when(change({ colour: null, logo: null }))
      .thenAccepted();
  });

  it('has no colour on which white text is hard to read', () => {
    history(register)
      .when(change({ colour: '#ffee00' }))
      .thenRejected('colour-too-light', { contrast: 1.2, least: 4.5 });
    for (const colour of ['red', '#12345', '#ABCDEF', '#12345g', 'url(#a)'])
      history(register).when(change({ colour })).thenRejected('colour-invalid');
  });

  it('is remembered', () => {
    const facts = factsOf(register, change({ colour: '#123456' }), change({ logo: logo('a') }));
    const state = facts.reduce(organizationDecider.evolve, organizationDecider.initial);
    expect(state).toMatchObject({ branding: { colour: '#123456', logo: { sha256: 'a' } } });
  });
});

describe('Contrast with white', () => {
  it('is as WCAG computes it', () => {
    expect(contrastWithWhite('#ffffff')).toBeCloseTo(1);
    expect(contrastWithWhite('#000000')).toBeCloseTo(21);
    expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2);
    expect(contrastWithWhite('#777777')).toBeCloseTo(4.48, 2);
  });

  it('is of colours in one form only', () => {
    expect([isColour('#1d6f68'), isColour('#1D6F68'), isColour('teal')]).toEqual([true, false, false]);
  });
});
