import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const sv: SameKeys<typeof en> = {
  busy: 'Ett ögonblick…',
  retry: 'Försök igen',
  close: 'Stäng',
  cancel: 'Avbryt',
  more: 'Visa fler',
  nothing: 'Här finns inget ännu',
  optional: 'valfritt',
  help: 'Hjälp',
  helpCentre: 'Hjälpcenter',
  verify: 'Kontrollera ett dokument',
  language: 'Språk',
  skip: 'Hoppa till innehållet',
  offline: {
    title: 'Ingen anslutning',
    text: 'Tjänsten gick inte att nå, inte heller vid ett andra försök. Inget av det du har skrivit här har gått förlorat. Kontrollera anslutningen och försök igen.',
  },
  signedOut: {
    title: 'Din session har avslutats',
    text: 'Logga in igen för att fortsätta. Det du har skrivit på sidan finns kvar i den här fliken.',
    button: 'Logga in',
  },
  unexpected: {
    title: 'Något gick fel',
    text: 'Ett fel uppstod på den här sidan. Ladda om den. Om det inte hjälper, kontakta den som driver tjänsten.',
  },
  waitThen_one: 'Försök igen om en sekund.',
  waitThen_other: 'Försök igen om {{count}} sekunder.',
};
