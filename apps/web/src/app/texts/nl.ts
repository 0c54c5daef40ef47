import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nl: SameKeys<typeof en> = {
  pages: 'Pagina’s',
  welcome: 'Welkom',
  unknown: {
    title: 'Deze pagina bestaat niet',
    text: 'Het adres is misschien verkeerd getypt, of de pagina hoort bij een andere kant van het rolmenu.',
    home: 'Naar het begin',
  },
  signIn: {
    title: 'Inloggen',
    text: 'Hier vindt u wat u hebt ondertekend en wat op uw handtekening wacht, en verstuurt u uitnodigingen namens uw organisatie.',
    button: 'Inloggen of registreren',
  },
};
