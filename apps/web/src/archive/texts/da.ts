import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const da: SameKeys<typeof en> = {
  title: 'Arkiv',
  intro: 'Det, din organisation har sendt eller importeret, og det, der er underskrevet for den.',
  folder: 'Mappe',
  allFolders: 'Alle mapper',
  noFolder: 'Ikke i nogen mappe',
  open: 'Alle medlemmer kan åbne mappen, så langt deres rolle rækker.',
  closed_one: 'Én gruppe og hovedbrugerne kan åbne mappen.',
  closed_other: '{{count}} grupper og hovedbrugerne kan åbne mappen.',
  empty: {
    title: 'Arkivet er tomt',
    text: 'Det, din organisation sender, er her et øjeblik efter, at det er afsluttet med mindst én underskrift.',
  },
  signedFor: 'Underskrevet for jer, sendt af en anden organisation',
  move: 'Flyt',
  moveTitle: 'Flyt til en anden mappe',
  moveHint: 'Dokumentet opbevares efter reglen for den mappe, det ligger i.',
  moved: 'Det ligger nu i en anden mappe.',
  copy: 'Kopiér til en ny kladde',
  addendum: 'Skriv et tillæg',
  drafted: 'Kladden er klar.',
  invitation: 'Invitationen',
  invitationPage: 'Åbn invitationen',
  invitationHistory: 'Underskrifternes historik',
  back: 'Tilbage til arkivet',
  vouched: 'Importeret: den, der importerede det, står inde for oplysningerne om underskrifterne.',
  origin: 'Underskrevet hos',
};
