import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nb: SameKeys<typeof en> = {
  title: 'Arkiv',
  intro: 'Det organisasjonen din har sendt eller importert, og det som er signert for den.',
  folder: 'Mappe',
  allFolders: 'Alle mapper',
  noFolder: 'Ikke i noen mappe',
  open: 'Alle medlemmer kan åpne denne mappen, så langt rollen deres rekker.',
  closed_one: 'Én gruppe og hovedbrukerne kan åpne denne mappen.',
  closed_other: '{{count}} grupper og hovedbrukerne kan åpne denne mappen.',
  empty: {
    title: 'Arkivet er tomt',
    text: 'Det organisasjonen din sender, er her like etter at det er avsluttet med minst én signatur.',
  },
  signedFor: 'Signert for dere, sendt av en annen organisasjon',
  move: 'Flytt',
  moveTitle: 'Flytt til en annen mappe',
  moveHint: 'Dokumentet oppbevares etter regelen for mappen det ligger i.',
  moved: 'Det ligger nå i en annen mappe.',
  copy: 'Kopier til et nytt utkast',
  addendum: 'Skriv et tillegg',
  drafted: 'Utkastet er klart.',
  invitation: 'Invitasjonen',
  invitationPage: 'Åpne invitasjonen',
  invitationHistory: 'Signaturenes historikk',
  back: 'Tilbake til arkivet',
  vouched: 'Importert: den som importerte det, går god for opplysningene om signaturene.',
  origin: 'Signert hos',
};
