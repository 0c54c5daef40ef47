import type { SameKeys } from '@attestory/application';
import type { en } from './en.js';

export const nb: SameKeys<typeof en> = {
  languages: 'Språk',
  register: {
    title: 'Logg inn eller registrer deg',
    intro: 'Hvis du ikke har en personlig konto ennå, får du en når du logger inn første gang.',
    strong: 'Med sterk autentisering',
    strongWhy:
      'Velg hva du identifiserer deg med. Dokumenter du tidligere har signert med samme identitet, blir funnet.',
    test: 'Dette er en demonstrasjon: identifiseringstjenesten er et testmiljø og identifiserer ingen.',
    email: 'Med e-post',
    emailWhy:
      'For deg som ikke har noe av dette. Det viser bare at du leser e-posten til en adresse, så alt går ikke: for eksempel å registrere en organisasjon.',
    address: 'E-postadresse',
    badAddress: 'Dette er ikke en e-postadresse. Sjekk den, og prøv igjen.',
    send: 'Send meg en lenke',
  },
  method: {
    'fi-bank-id': 'Bankkoder',
    'fi-mobile-id': 'Mobilsertifikat',
    'se-bankid': 'BankID',
    'no-bankid': 'BankID',
    'dk-mitid': 'MitID',
    'nl-idin': 'iDIN',
  },
  mailbox: {
    title: 'Sjekk e-posten din',
    sent: 'En lenke for å logge inn er på vei til {{email}}. Den virker én gang, innen 30 minutter.',
    missing:
      'Ikke noe der etter noen minutter? Se i søppelposten, sjekk adressen, og prøv igjen. Høyst fem lenker i timen sendes til én adresse.',
    again: 'Tilbake',
  },
  link: {
    field: 'Lenken fra e-posten',
    hint: 'Kopier hele lenken fra e-posten, og lim den inn her.',
  },
  signIn: {
    title: 'Logg inn',
    text: 'Ett steg til: trykk på knappen, så er du logget inn i denne nettleseren.',
    button: 'Logg inn',
  },
  join: {
    title: 'Bli med i en organisasjon',
    text: 'Du er invitert. For å bli med må du være logget inn.',
    first: 'Ikke logget inn i denne nettleseren? Gjør det først, og åpne så lenken i e-posten igjen.',
    signIn: 'Logg inn eller registrer deg',
    button: 'Bli med',
    waiting: 'Du var i ferd med å bli med i en organisasjon.',
    goOn: 'Fortsett',
  },
  download: {
    title: 'Last ned et dokument',
    text: 'Trykk på knappen for å laste ned det forseglede dokumentet. Avsenderen kan se at det er lastet ned.',
    button: 'Last ned',
    lost: 'Har du ingen lenke, eller virker den ikke lenger?',
    lostText:
      'Be om nye lenker til e-postadressen der du ble bedt om å signere. De sendes ikke til noen annen adresse.',
    send: 'Send meg nye lenker',
    byLink: 'Nye lenker er på vei til e-postadressen som denne lenken ble sendt til.',
    byEmail: 'Hvis dokumenter du har signert, er sendt som lenker til {{email}}, er nye lenker på vei dit.',
    missing:
      'Ikke noe der etter noen minutter? Se i søppelposten, og sjekk adressen. Det går an å be om nye lenker noen ganger i timen.',
    expired: 'Tiden for denne lenken er ute.',
    replaced: 'En nyere lenke har tatt plassen: se etter den siste e-posten.',
    revoked: 'Avsenderen har stengt denne lenken. Trenger du dokumentet, kan du be avsenderen om det.',
    purged:
      'Dokumentet er slettet etter reglene for hvor lenge det oppbevares. Trenger du det, kan du spørre avsenderen.',
  },
  joined: {
    title: 'Du er medlem nå',
    text: 'Du er nå med i {{organization}}.',
    goOn: 'Fortsett',
  },
  home: {
    title: 'Du er logget inn',
    as: 'Logget inn som',
    how: 'Bekreftet med',
    byEmail: 'en e-postadresse; ikke sterk autentisering',
    strongly: 'sterk autentisering',
    documents: 'Dokumenter du har signert',
    organizations: 'Organisasjoner',
    noOrganizations: 'Du er ikke medlem av noen.',
    signOut: 'Logg ut',
  },
  role: {
    'main-user': 'hovedbruker',
    user: 'bruker',
    viewer: 'leser',
  },
  signedOut: {
    title: 'Du er logget ut',
    again: 'Logg inn igjen',
  },
  failed: {
    used: 'En lenke virker én gang, og denne er brukt. Hvis det ikke var deg, be om en ny, og ikke gi den til noen.',
    closed: 'Denne lenken virker ikke lenger: tiden er ute, eller en nyere har tatt plassen.',
    unknown: 'Dette er ikke en lenke fra oss. Kopier hele lenken fra e-posten, til siste tegn.',
    signInFirst: 'Logg inn først',
    notSignedIn:
      'For å bli med må du være logget inn i denne nettleseren. Gjør det først, og åpne så lenken i e-posten igjen.',
    member: 'Du er allerede medlem av denne organisasjonen.',
    often: 'Det ble bedt om for ofte. Vent litt, og prøv igjen.',
    broker:
      'Bruk en annen metode, eller be om en innloggingslenke på e-post. Du kan også prøve igjen om noen minutter.',
    method: 'Velg en annen, eller be om en innloggingslenke på e-post.',
    other: 'Det gikk ikke. Prøv igjen om noen minutter.',
    newLink: 'Be om en ny lenke',
  },
};
