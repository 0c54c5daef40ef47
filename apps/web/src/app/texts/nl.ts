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
  strongFirst: {
    text: 'U kwam via een link in een e-mail, en dit account heeft nog geen identiteit. Voeg de uwe toe, dan kunt u hier verder.',
    other:
      'U kwam via een link in een e-mail; dat toont alleen dat u die e-mail leest. Hiervoor moet u inloggen met sterke authenticatie.',
    button: 'Mijn identiteit toevoegen',
  },
  mainUsers: {
    only: 'Voor hoofdgebruikers',
    as: {
      user: 'U bent gebruiker van deze organisatie: u verstuurt uitnodigingen en ziet documenten. Deze pagina is voor de hoofdgebruikers; vraag het een van hen.',
      viewer:
        'U bent lezer in deze organisatie: u ziet documenten. Deze pagina is voor de hoofdgebruikers; vraag het een van hen.',
    },
    strong: 'Log eerst in met sterke authenticatie',
    strongText:
      'U kwam via een link in een e-mail, die alleen laat zien dat u de post van dat adres leest. Om de organisatie te beheren logt u in met sterke authenticatie.',
  },
  ways: {
    inbox: 'Postvak',
    documents: 'Documenten',
    archive: 'Archief',
    settings: 'Instellingen',
    retention: 'Bewaren',
    audit: 'Logboek',
    invitations: 'Uitnodigingen',
    templates: 'Sjablonen',
  },
  roles: {
    menu: 'Rolmenu: {{side}}',
    own: 'Persoonlijk',
    behalf: 'Namens wie',
    signedInAs: 'Ingelogd als {{name}}',
    byEmail: 'Via e-mail, zonder sterke authenticatie',
    strongly: 'Met sterke authenticatie',
    register: 'Een organisatie registreren',
    settings: 'Instellingen',
    signOut: 'Uitloggen',
    role: {
      'main-user': 'hoofdgebruiker',
      user: 'gebruiker',
      viewer: 'lezer',
    },
  },
  side: {
    title: 'Deze pagina hoort bij een andere rol',
    organization: 'Deze pagina is van een organisatie. Kies namens wie u haar bekijkt.',
    personal: 'Ze hoort bij uw persoonlijke kant. Ga daarheen om haar te bekijken.',
    none: 'Deze pagina is van een organisatie, en u bent van geen enkele lid.',
  },
  join: {
    title: 'U stond op het punt lid te worden van een organisatie',
    goOn: 'Doorgaan',
    leave: 'Niet nu',
  },
};
