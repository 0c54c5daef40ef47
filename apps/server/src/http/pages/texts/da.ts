import type { SameKeys } from '@attestory/application';
import type { en } from './en.js';

export const da: SameKeys<typeof en> = {
  languages: 'Sprog',
  register: {
    title: 'Log ind eller registrer dig',
    intro: 'Hvis du ikke har en personlig konto endnu, får du en, når du logger ind første gang.',
    strong: 'Med stærk autentificering',
    strongWhy:
      'Vælg, hvad du identificerer dig med. Dokumenter, som du tidligere har underskrevet med samme identitet, bliver fundet.',
    test: 'Dette er en demonstration: identifikationstjenesten er et testmiljø og identificerer ingen.',
    email: 'Med e-mail',
    emailWhy:
      'Til dig, der ikke har nogen af dem. Det viser kun, at du læser mailen til en adresse, så ikke alt kan lade sig gøre: for eksempel at registrere en organisation.',
    address: 'E-mailadresse',
    badAddress: 'Dette er ikke en e-mailadresse. Tjek den, og prøv igen.',
    send: 'Send mig et link',
  },
  method: {
    'fi-bank-id': 'Bankkoder',
    'fi-mobile-id': 'Mobilcertifikat',
    'se-bankid': 'BankID',
    'no-bankid': 'BankID',
    'dk-mitid': 'MitID',
    'nl-idin': 'iDIN',
  },
  mailbox: {
    title: 'Se i din mailboks',
    sent: 'Et link til at logge ind er på vej til {{email}}. Det virker én gang, inden for 30 minutter.',
    missing:
      'Er der ikke kommet noget efter et par minutter? Se i spammappen, tjek adressen, og prøv igen. Højst fem links i timen sendes til én adresse.',
    again: 'Tilbage',
  },
  link: {
    field: 'Linket fra e-mailen',
    hint: 'Kopiér hele linket fra e-mailen, og sæt det ind her.',
  },
  signIn: {
    title: 'Log ind',
    text: 'Et trin mere: tryk på knappen, så er du logget ind i denne browser.',
    button: 'Log ind',
  },
  join: {
    title: 'Bliv medlem af en organisation',
    text: 'Du er inviteret. For at blive medlem skal du være logget ind.',
    first: 'Ikke logget ind i denne browser? Gør det først, og åbn så linket i e-mailen igen.',
    signIn: 'Log ind eller registrer dig',
    button: 'Bliv medlem',
    waiting: 'Du var ved at blive medlem af en organisation.',
    goOn: 'Fortsæt',
  },
  download: {
    title: 'Hent et dokument',
    text: 'Tryk på knappen for at hente det forseglede dokument. Afsenderen kan se, at det er hentet.',
    button: 'Hent',
    lost: 'Har du intet link, eller virker det ikke længere?',
    lostText:
      'Bed om nye links til den e-mailadresse, hvor du blev bedt om at underskrive. De sendes ikke til nogen anden adresse.',
    send: 'Send mig nye links',
    byLink: 'Nye links er på vej til den e-mailadresse, som dette link blev sendt til.',
    byEmail: 'Hvis dokumenter, du har underskrevet, er sendt som links til {{email}}, er nye links på vej dertil.',
    missing:
      'Er der ikke kommet noget efter et par minutter? Se i spammappen, og tjek adressen. Du kan bede om nye links et par gange i timen.',
    expired: 'Tiden for dette link er udløbet.',
    replaced: 'Et nyere link har taget dets plads: se efter den seneste e-mail.',
    revoked: 'Afsenderen har lukket dette link. Har du brug for dokumentet, kan du bede afsenderen om det.',
    purged:
      'Dokumentet er slettet efter reglerne for, hvor længe det opbevares. Har du brug for det, kan du spørge afsenderen.',
  },
  joined: {
    title: 'Du er medlem nu',
    text: 'Du er nu medlem af {{organization}}.',
    goOn: 'Fortsæt',
  },
  home: {
    title: 'Du er logget ind',
    as: 'Logget ind som',
    how: 'Bekræftet med',
    byEmail: 'en e-mailadresse; ikke stærk autentificering',
    strongly: 'stærk autentificering',
    documents: 'Dokumenter, du har underskrevet',
    organizations: 'Organisationer',
    noOrganizations: 'Du er ikke medlem af nogen.',
    signOut: 'Log ud',
  },
  role: {
    'main-user': 'hovedbruger',
    user: 'bruger',
    viewer: 'læser',
  },
  signedOut: {
    title: 'Du er logget ud',
    again: 'Log ind igen',
  },
  failed: {
    used: 'Et link virker én gang, og dette er brugt. Hvis det ikke var dig, så bed om et nyt, og giv det ikke til nogen.',
    closed: 'Dette link virker ikke længere: tiden er udløbet, eller et nyere har taget dets plads.',
    unknown: 'Dette er ikke et link fra os. Kopiér hele linket fra e-mailen, til sidste tegn.',
    signInFirst: 'Log ind først',
    notSignedIn:
      'For at blive medlem skal du være logget ind i denne browser. Gør det først, og åbn så linket i e-mailen igen.',
    member: 'Du er allerede medlem af denne organisation.',
    often: 'Der blev spurgt for ofte. Vent lidt, og prøv igen.',
    broker: 'Brug en anden metode, eller bed om et login-link på e-mail. Du kan også prøve igen om et par minutter.',
    method: 'Vælg en anden, eller bed om et login-link på e-mail.',
    other: 'Det lykkedes ikke. Prøv igen om et par minutter.',
    newLink: 'Bed om et nyt link',
  },
};
