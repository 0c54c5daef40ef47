import type { SignInTexts } from './en.js';

export const nb: SignInTexts = {
  signedIn: 'Du er logget inn',
  registered: 'Kontoen din er klar',
  linked: 'Identiteten er lagt til i kontoen din',
  as: 'Bekreftet som {{name}}.',
  earlier: 'Dokumenter du har signert tidligere: {{count}}.',
  test: 'Dette var en test: den beviser ingens identitet.',
  home: 'Gå videre',
  close: 'Eller lukk siden og fortsett der du kom fra.',
  again: 'Logg inn eller registrer deg',
  cancelled: 'Du avbrøt, og ingen ble logget inn. Du kan begynne på nytt, også med en annen metode.',
  failed: 'Identifiseringstjenesten kunne ikke bekrefte hvem du er. Prøv igjen, eller bruk en annen metode.',
  invalid: 'Svaret er ikke til å stole på og ble ikke brukt. Begynn på nytt.',
  unknown: 'Identifiseringen er allerede brukt eller tok for lang tid. Begynn forfra i én og samme nettleser.',
  unavailable:
    'Identifiseringstjenesten svarer ikke akkurat nå. Prøv igjen om noen minutter, eller bruk en annen metode.',
  notRegistered:
    'Du har ingen konto med denne identiteten ennå. Du kan registrere deg med samme metode på et øyeblikk.',
  linkedElsewhere: 'Denne identiteten tilhører en annen konto. Logg inn på den i stedet.',
  anotherPerson: 'Denne identiteten har en annen fødselsdato enn den i kontoen din. En konto er for én person.',
  strongFirst: 'Kontoen din har allerede en identitet. Logg inn med den først, og legg så til den andre.',
  other: 'Begynn på nytt. Skjer det igjen, si fra til den som driver tjenesten.',
};
