import type { SignInTexts } from './en.js';

export const nl: SignInTexts = {
  signedIn: 'U bent aangemeld',
  registered: 'Uw account is klaar',
  linked: 'De identiteit is aan uw account toegevoegd',
  as: 'Bevestigd als {{name}}.',
  earlier: 'Documenten die u eerder hebt ondertekend: {{count}}.',
  test: 'Dit was een test: die bewijst niemands identiteit.',
  home: 'Ga verder',
  close: 'Of sluit deze pagina en ga verder waar u vandaan kwam.',
  again: 'Aanmelden of registreren',
  cancelled: 'U hebt afgebroken en er is niemand aangemeld. U kunt opnieuw beginnen, ook met een andere methode.',
  failed: 'De identificatiedienst kon niet bevestigen wie u bent. Probeer het opnieuw of gebruik een andere methode.',
  invalid: 'Het antwoord is niet te vertrouwen en is niet gebruikt. Begin opnieuw.',
  unknown: 'De identificatie is al gebruikt of duurde te lang. Begin opnieuw in één en dezelfde browser.',
  unavailable:
    'De identificatiedienst antwoordt nu niet. Probeer het over een paar minuten opnieuw of gebruik een andere methode.',
  notRegistered:
    'U hebt nog geen account met deze identiteit. U kunt zich met dezelfde methode in een ogenblik registreren.',
  linkedElsewhere: 'Deze identiteit hoort bij een ander account. Meld u daar aan.',
  anotherPerson:
    'Deze identiteit heeft een andere geboortedatum dan die in uw account. Een account is voor één persoon.',
  strongFirst: 'Uw account heeft al een identiteit. Meld u daar eerst mee aan en voeg dan de andere toe.',
  other: 'Begin opnieuw. Blijft het zo, laat het dan weten aan wie deze dienst beheert.',
};
