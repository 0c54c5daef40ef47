import type { SignInTexts } from './en.js';

export const da: SignInTexts = {
  signedIn: 'Du er logget ind',
  registered: 'Din konto er klar',
  linked: 'Identiteten er føjet til din konto',
  as: 'Bekræftet som {{name}}.',
  earlier: 'Dokumenter, som du har underskrevet før: {{count}}.',
  test: 'Dette var en test: den beviser ingens identitet.',
  home: 'Gå videre',
  close: 'Eller luk siden, og fortsæt, hvor du kom fra.',
  again: 'Log ind eller registrer dig',
  cancelled: 'Du afbrød, og ingen blev logget ind. Du kan begynde forfra, også med en anden metode.',
  failed: 'Identifikationstjenesten kunne ikke bekræfte, hvem du er. Prøv igen, eller brug en anden metode.',
  invalid: 'Svaret kan man ikke stole på, og det blev ikke brugt. Begynd forfra.',
  unknown: 'Identifikationen er allerede brugt eller tog for lang tid. Begynd forfra i en og samme browser.',
  unavailable: 'Identifikationstjenesten svarer ikke lige nu. Prøv igen om nogle minutter, eller brug en anden metode.',
  notRegistered: 'Du har endnu ingen konto med denne identitet. Du kan registrere dig med samme metode på et øjeblik.',
  linkedElsewhere: 'Denne identitet hører til en anden konto. Log ind på den i stedet.',
  anotherPerson: 'Denne identitet har en anden fødselsdato end den i din konto. En konto er til én person.',
  strongFirst: 'Din konto har allerede en identitet. Log ind med den først, og tilføj så den anden.',
  other: 'Begynd forfra. Sker det igen, så sig det til den, der driver tjenesten.',
};
