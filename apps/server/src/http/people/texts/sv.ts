import type { SignInTexts } from './en.js';

export const sv: SignInTexts = {
  signedIn: 'Du är inloggad',
  registered: 'Ditt konto är klart',
  linked: 'Identiteten har lagts till i ditt konto',
  as: 'Bekräftad som {{name}}.',
  earlier: 'Dokument som du har skrivit under tidigare: {{count}}.',
  test: 'Det här var ett test: det styrker ingens identitet.',
  home: 'Fortsätt',
  close: 'Eller stäng sidan och fortsätt där du kom ifrån.',
  again: 'Logga in eller registrera dig',
  cancelled: 'Du avbröt legitimeringen, och ingen loggades in. Du kan börja om, även på ett annat sätt.',
  failed: 'Legitimeringstjänsten kunde inte bekräfta vem du är. Försök igen eller välj ett annat sätt.',
  invalid: 'Svaret går inte att lita på och har inte använts. Börja om.',
  unknown: 'Legitimeringen är redan använd eller tog för lång tid. Börja om i en och samma webbläsare.',
  unavailable: 'Legitimeringstjänsten svarar inte just nu. Försök igen om några minuter eller välj ett annat sätt.',
  notRegistered: 'Du har inget konto med den här identiteten än. Du kan registrera dig på samma sätt, det går fort.',
  linkedElsewhere: 'Den här identiteten hör till ett annat konto. Logga in på det kontot i stället.',
  anotherPerson: 'Den här identiteten har ett annat födelsedatum än det i ditt konto. Ett konto är till för en person.',
  strongFirst: 'Ditt konto har redan en identitet. Logga in med den först och lägg sedan till den andra.',
  other: 'Börja om. Om det upprepas, hör av dig till den som driver tjänsten.',
};
