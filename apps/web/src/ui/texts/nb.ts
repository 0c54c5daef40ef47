import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nb: SameKeys<typeof en> = {
  busy: 'Et øyeblikk…',
  retry: 'Prøv igjen',
  close: 'Lukk',
  cancel: 'Avbryt',
  more: 'Vis flere',
  nothing: 'Her er det ingenting ennå',
  optional: 'valgfritt',
  help: 'Hjelp',
  helpCentre: 'Hjelpesenter',
  verify: 'Kontroller et dokument',
  language: 'Språk',
  skip: 'Hopp til innholdet',
  offline: {
    title: 'Ingen forbindelse',
    text: 'Tjenesten kunne ikke nås, heller ikke ved et nytt forsøk. Ingenting av det du har skrevet her, er tapt. Kontroller forbindelsen og prøv igjen.',
  },
  signedOut: {
    title: 'Økten din er avsluttet',
    text: 'Logg inn igjen for å fortsette. Det du har skrevet på siden, er beholdt i denne fanen.',
    button: 'Logg inn',
  },
  unexpected: {
    title: 'Noe gikk galt',
    text: 'Det oppstod en feil på denne siden. Last den inn på nytt. Hvis det ikke hjelper, si fra til den som driver tjenesten.',
  },
  waitThen_one: 'Prøv igjen om ett sekund.',
  waitThen_other: 'Prøv igjen om {{count}} sekunder.',
};
