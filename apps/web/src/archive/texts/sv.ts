import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const sv: SameKeys<typeof en> = {
  title: 'Arkiv',
  intro: 'Det som din organisation har skickat eller importerat och det som har undertecknats för den.',
  folder: 'Mapp',
  allFolders: 'Alla mappar',
  noFolder: 'I ingen mapp',
  open: 'Alla medlemmar kan öppna mappen, så långt deras roll räcker.',
  closed_one: 'En grupp och huvudanvändarna kan öppna mappen.',
  closed_other: '{{count}} grupper och huvudanvändarna kan öppna mappen.',
  empty: {
    title: 'Arkivet är tomt',
    text: 'Det som din organisation skickar finns här strax efter att det har avslutats med minst en underskrift.',
  },
  signedFor: 'Undertecknat för er, skickat av en annan organisation',
  move: 'Flytta',
  moveTitle: 'Flytta till en annan mapp',
  moveHint: 'Dokumentet sparas enligt regeln för den mapp där det ligger.',
  moved: 'Det ligger nu i en annan mapp.',
  copy: 'Kopiera till ett nytt utkast',
  addendum: 'Skriv ett tillägg',
  drafted: 'Utkastet är klart.',
  invitation: 'Inbjudan',
  invitationPage: 'Öppna inbjudan',
  invitationHistory: 'Underskrifternas historik',
  back: 'Tillbaka till arkivet',
  vouched: 'Importerat: den som importerade det svarar för uppgifterna om underskrifterna.',
  origin: 'Undertecknat hos',
};
