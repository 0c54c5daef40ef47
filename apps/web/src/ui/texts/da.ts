import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const da: SameKeys<typeof en> = {
  busy: 'Et øjeblik…',
  retry: 'Prøv igen',
  close: 'Luk',
  cancel: 'Annuller',
  more: 'Vis flere',
  nothing: 'Her er ikke noget endnu',
  optional: 'valgfrit',
  help: 'Hjælp',
  helpCentre: 'Hjælpecenter',
  verify: 'Kontrollér et dokument',
  language: 'Sprog',
  skip: 'Gå til indholdet',
  offline: {
    title: 'Ingen forbindelse',
    text: 'Tjenesten kunne ikke nås, heller ikke ved et nyt forsøg. Intet af det, du har skrevet her, er gået tabt. Kontrollér forbindelsen, og prøv igen.',
  },
  signedOut: {
    title: 'Din session er afsluttet',
    text: 'Log ind igen for at fortsætte. Det, du har skrevet på siden, er bevaret i denne fane.',
    button: 'Log ind',
  },
  unexpected: {
    title: 'Noget gik galt',
    text: 'Der opstod en fejl på siden. Genindlæs den. Hvis det ikke hjælper, så sig det til den, der driver tjenesten.',
  },
  waitThen_one: 'Prøv igen om et sekund.',
  waitThen_other: 'Prøv igen om {{count}} sekunder.',
};
