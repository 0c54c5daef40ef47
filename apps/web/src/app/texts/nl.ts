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
  ways: { invitations: 'Uitnodigingen', settings: 'Instellingen', retention: 'Bewaren', audit: 'Logboek' },
  mainUsers: {
    side: 'Dit gaat over een organisatie',
    sideText: 'Je bent aan je eigen kant. Kies een organisatie in het rollenmenu rechtsboven.',
    only: 'Voor hoofdgebruikers',
    as: {
      user: 'Je bent gebruiker van deze organisatie: je verstuurt uitnodigingen en ziet documenten. Deze pagina is voor de hoofdgebruikers; vraag het een van hen.',
      viewer:
        'Je bent lezer in deze organisatie: je ziet documenten. Deze pagina is voor de hoofdgebruikers; vraag het een van hen.',
    },
    strong: 'Log eerst in met sterke authenticatie',
    strongText:
      'Je kwam via een link in een e-mail, die alleen laat zien dat je de post van dat adres leest. Om de organisatie te beheren log je in met sterke authenticatie.',
  },
};
