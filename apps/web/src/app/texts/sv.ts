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
  strongFirst: {
    text: 'Du kom via en länk i ett e-postmeddelande, och det här kontot har ingen identitet ännu. Lägg till din, så kan du fortsätta här.',
    other:
      'Du kom via en länk i ett e-postmeddelande, vilket bara visar att du läser den e-posten. För det här måste du logga in med stark autentisering.',
    button: 'Lägg till min identitet',
  },
  mainUsers: {
    only: 'För huvudanvändare',
    as: {
      user: 'Du är användare i den här organisationen: du skickar inbjudningar och ser dokument. Den här sidan är för huvudanvändarna; fråga någon av dem.',
      viewer:
        'Du är läsare i den här organisationen: du ser dokument. Den här sidan är för huvudanvändarna; fråga någon av dem.',
    },
    strong: 'Logga först in med stark autentisering',
    strongText:
      'Du kom via en länk i ett mejl, som bara visar att du läser den adressens post. För att administrera organisationen loggar du in med stark autentisering.',
  },
  ways: {
    inbox: 'Inkorg',
    documents: 'Dokument',
    archive: 'Arkiv',
    settings: 'Inställningar',
    retention: 'Lagring',
    audit: 'Händelselogg',
    invitations: 'Inbjudningar',
    templates: 'Mallar',
  },
  roles: {
    menu: 'Rollmeny: {{side}}',
    own: 'Personligt',
    behalf: 'För vem',
    signedInAs: 'Inloggad som {{name}}',
    byEmail: 'Med e-post, utan stark autentisering',
    strongly: 'Med stark autentisering',
    register: 'Registrera en organisation',
    settings: 'Inställningar',
    signOut: 'Logga ut',
    role: {
      'main-user': 'huvudanvändare',
      user: 'användare',
      viewer: 'läsare',
    },
  },
  side: {
    title: 'Sidan hör till en annan roll',
    organization: 'Den hör till en organisation. Välj för vem du vill se den.',
    personal: 'Den hör till dina egna ärenden. Gå dit för att se den.',
    none: 'Den hör till en organisation, och du är inte medlem i någon.',
  },
  join: {
    title: 'Du höll på att gå med i en organisation',
    goOn: 'Fortsätt',
    leave: 'Inte nu',
  },
};
