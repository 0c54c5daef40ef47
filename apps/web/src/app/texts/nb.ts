import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nb: SameKeys<typeof en> = {
  pages: 'Sider',
  welcome: 'Velkommen',
  unknown: {
    title: 'Siden finnes ikke',
    text: 'Adressen kan være feilskrevet, eller siden hører til en annen side i rollemenyen.',
    home: 'Til start',
  },
  signIn: {
    title: 'Logg inn',
    text: 'Her finner du det du har signert, og det som venter på signaturen din, og herfra sender du invitasjoner for organisasjonen din.',
    button: 'Logg inn eller registrer deg',
  },
  strongFirst: {
    text: 'Du kom via en lenke i en e-post, og denne kontoen har ingen identitet ennå. Legg til din, så kan du fortsette her.',
    other:
      'Du kom via en lenke i en e-post, og det viser bare at du leser den e-posten. For dette må du logge inn med sterk autentisering.',
    button: 'Legg til identiteten min',
  },
  mainUsers: {
    only: 'For hovedbrukere',
    as: {
      user: 'Du er bruker i denne organisasjonen: du sender invitasjoner og ser dokumenter. Denne siden er for hovedbrukerne; spør en av dem.',
      viewer:
        'Du er leser i denne organisasjonen: du ser dokumenter. Denne siden er for hovedbrukerne; spør en av dem.',
    },
    strong: 'Logg inn med sterk autentisering først',
    strongText:
      'Du kom via en lenke i en e-post, som bare viser at du leser den adressens post. For å administrere organisasjonen logger du inn med sterk autentisering.',
  },
  ways: {
    inbox: 'Innboks',
    documents: 'Dokumenter',
    archive: 'Arkiv',
    settings: 'Innstillinger',
    retention: 'Oppbevaring',
    audit: 'Hendelseslogg',
    invitations: 'Invitasjoner',
    templates: 'Maler',
  },
  roles: {
    menu: 'Rollemeny: {{side}}',
    own: 'Privat',
    behalf: 'På vegne av',
    signedInAs: 'Logget inn som {{name}}',
    byEmail: 'Med e-post, uten sterk autentisering',
    strongly: 'Med sterk autentisering',
    register: 'Registrer en organisasjon',
    settings: 'Innstillinger',
    signOut: 'Logg ut',
    role: {
      'main-user': 'hovedbruker',
      user: 'bruker',
      viewer: 'leser',
    },
  },
  side: {
    title: 'Siden hører til en annen rolle',
    organization: 'Den hører til en organisasjon. Velg hvem du vil se den på vegne av.',
    personal: 'Den hører til dine egne saker. Gå dit for å se den.',
    none: 'Den hører til en organisasjon, og du er ikke medlem av noen.',
  },
  join: {
    title: 'Du var i ferd med å bli med i en organisasjon',
    goOn: 'Fortsett',
    leave: 'Ikke nå',
  },
};
