import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const da: SameKeys<typeof en> = {
  pages: 'Sider',
  welcome: 'Velkommen',
  unknown: {
    title: 'Siden findes ikke',
    text: 'Adressen kan være skrevet forkert, eller siden hører til en anden side i rollemenuen.',
    home: 'Til start',
  },
  signIn: {
    title: 'Log ind',
    text: 'Her finder du det, du har underskrevet, og det, der venter på din underskrift, og herfra sender du invitationer for din organisation.',
    button: 'Log ind eller registrer dig',
  },
  strongFirst: {
    text: 'Du kom via et link i en e-mail, og denne konto har ingen identitet endnu. Tilføj din, så kan du fortsætte her.',
    other:
      'Du kom via et link i en e-mail, og det viser kun, at du læser den mail. Til dette skal du logge ind med stærk autentificering.',
    button: 'Tilføj min identitet',
  },
  mainUsers: {
    only: 'For hovedbrugere',
    as: {
      user: 'Du er bruger i denne organisation: du sender invitationer og ser dokumenter. Denne side er for hovedbrugerne; spørg en af dem.',
      viewer: 'Du er læser i denne organisation: du ser dokumenter. Denne side er for hovedbrugerne; spørg en af dem.',
    },
    strong: 'Log først ind med stærk autentificering',
    strongText:
      'Du kom via et link i en e-mail, som kun viser, at du læser den adresses post. For at administrere organisationen logger du ind med stærk autentificering.',
  },
  ways: {
    inbox: 'Indbakke',
    documents: 'Dokumenter',
    archive: 'Arkiv',
    settings: 'Indstillinger',
    retention: 'Opbevaring',
    audit: 'Hændelseslog',
    invitations: 'Invitationer',
    templates: 'Skabeloner',
  },
  roles: {
    menu: 'Rollemenu: {{side}}',
    own: 'Privat',
    behalf: 'På vegne af',
    signedInAs: 'Logget ind som {{name}}',
    byEmail: 'Med e-mail, uden stærk autentificering',
    strongly: 'Med stærk autentificering',
    register: 'Registrer en organisation',
    settings: 'Indstillinger',
    signOut: 'Log ud',
    role: {
      'main-user': 'hovedbruger',
      user: 'bruger',
      viewer: 'læser',
    },
  },
  side: {
    title: 'Siden hører til en anden rolle',
    organization: 'Den hører til en organisation. Vælg, hvem du vil se den på vegne af.',
    personal: 'Den hører til dine egne sager. Gå dertil for at se den.',
    none: 'Den hører til en organisation, og du er ikke medlem af nogen.',
  },
  join: {
    title: 'Du var ved at blive medlem af en organisation',
    goOn: 'Fortsæt',
    leave: 'Ikke nu',
  },
};
