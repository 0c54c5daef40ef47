import { describe, expect, it } from '@jest/globals';
import { factsOf, history, invite, join, register } from '../testing/organization.sample.js';
import type { Language } from '../invitation/events.js';
import type { ChangeOrganizationLanguage } from './commands.js';
import { organizationDecider } from './decider.js';

const speak = (language: Language, by: string | null = 'ada') =>
  ({ type: 'ChangeOrganizationLanguage', by, language }) as ChangeOrganizationLanguage;
const changed = (language: Language) => ({ type: 'OrganizationLanguageChanged', data: { language } }) as const;

describe('The language of an organization', () => {
  it('is a main user’s to say, or a program’s that administers', () => {
    history(register).when(speak('fi')).thenAccepted(changed('fi'));
    history(register).when(speak('fi', null)).thenAccepted(changed('fi'));
    history(register, invite('bo'), join('bo')).when(speak('sv', 'bo')).thenRejected('forbidden');
  });

  it('does not change by being said again', () => {
    history(register, speak('fi')).when(speak('fi')).thenAccepted();
    history(register, speak('fi'), speak('sv')).when(speak('fi')).thenAccepted(changed('fi'));
  });

  it('is none until one is said, and then the last one', () => {
    const after = (...wishes: ChangeOrganizationLanguage[]) =>
      factsOf(register, ...wishes).reduce(organizationDecider.evolve, organizationDecider.initial);
    expect(after()).toMatchObject({ language: null });
    expect(after(speak('fi'), speak('nl'))).toMatchObject({ language: 'nl' });
  });
});
