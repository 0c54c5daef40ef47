import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const sv: SameKeys<typeof en> = {
  pages: 'Sidor',
  welcome: 'Välkommen',
  unknown: {
    title: 'Sidan finns inte',
    text: 'Adressen kan vara felskriven, eller så finns sidan på en annan sida i rollmenyn.',
    home: 'Till början',
  },
  signIn: {
    title: 'Logga in',
    text: 'Här finns det du har undertecknat och det som väntar på din underskrift, och härifrån skickar du inbjudningar för din organisation.',
    button: 'Logga in eller registrera dig',
  },
};
