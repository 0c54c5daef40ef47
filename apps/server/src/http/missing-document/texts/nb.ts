import type { SameKeys } from '@attestory/application';
import type { en } from './en.js';

export const nb: SameKeys<typeof en> = {
  outcome: {
    found: {
      title: 'Dokumentet du leter etter, kan være ett av disse',
      detail: 'For hvert av dem ser du hvilke grunner som gjelder, hva det bygger på, og hva du kan gjøre videre.',
    },
    'found-more': {
      title: 'Det finnes flere slike dokumenter enn det som kan vises',
      detail: 'Dette er de nyeste. Legg til et ord fra tittelen, avsenderen eller datoer for å finne det rette.',
    },
    nothing: {
      title: 'Vi fant ikke noe slikt blant det som er ditt',
      detail:
        'Prøv med færre eller andre ord og et lengre tidsrom. Det som ble sendt til en annen adresse eller signert med en annen identitet, finnes først når du har logget inn med den.',
    },
    'too-vague': {
      title: 'Fortell litt mer om dokumentet',
      detail: 'Oppgi et ord fra tittelen, avsenderen, omtrent når det ble sendt, eller e-postadressen som ble brukt.',
    },
    general: {
      title: 'Hvorfor et dokument kanskje ikke er der du leter',
      detail:
        'Dette er de vanligste grunnene. Hvilken som gjelder dokumentet ditt, kan vi først si når du har logget inn.',
    },
  },
  reason: {
    'never-asked': 'Denne personen ble ikke bedt om å signere',
    'other-identity': 'Det er signert med, eller ment for, en annen identitet',
    'not-completed': 'Det er ikke ferdig ennå',
    cancelled: 'Det ble lukket før alle hadde signert',
    'signed-on-paper': 'Det ble signert på papir',
    'signed-as-representative': 'Det ble signert som representant for en organisasjon',
    'signed-without-strong-authentication': 'Det ble signert uten sterk autentisering',
    'link-switched-off': 'Avsenderen har slått av nedlastingslenker',
    'saving-switched-off': 'Avsenderen har slått av lagring på personlige kontoer',
    'mail-bounced': 'E-posten kunne ikke leveres',
    'link-expired-or-used': 'Nedlastingslenken gjelder ikke lenger eller er brukt',
    'retention-passed': 'Lagringstiden er ute',
    purged: 'Det er slettet for godt',
    'organization-account-holds-it': 'Det ligger på kontoen til organisasjonen som sendte det',
  },
  about: {
    'never-asked': 'Bare de som var oppført da invitasjonen ble sendt, kan signere. Ingen kan legges til senere.',
    'other-identity':
      'Et dokument tilhører identiteten det ble signert med, for eksempel en bank-ID. For den som har logget inn med en annen identitet, eller bare via en e-postlenke, vises det ikke.',
    'not-completed': 'Et dokument leveres og arkiveres når alle har signert, eller når invitasjonen er lukket.',
    cancelled:
      'En invitasjon avsluttes før tiden når avsenderen trekker den tilbake, når noen avslår å signere, eller når fristen går ut. Signaturer som allerede er gitt, er fortsatt gyldige.',
    'signed-on-paper':
      'En signatur på papir registreres av avsenderen sammen med en skannet kopi. Kopien ligger i avsenderens arkiv og sendes ikke til noen.',
    'signed-as-representative':
      'Det man signerer som representant for en registrert organisasjon, havner i arkivet til organisasjonen og ikke på den personlige kontoen.',
    'signed-without-strong-authentication':
      'Den som signerer uten sterk autentisering, får en kopi bare hvis avsenderen har valgt det.',
    'link-switched-off': 'Programmet som sender invitasjonen, kan være satt opp til ikke å sende nedlastingslenker.',
    'saving-switched-off':
      'Programmet som sender invitasjonen, kan være satt opp til ikke å lagre dokumenter på personlige kontoer.',
    'mail-bounced':
      'Mottakerens e-posttjener kan avvise en melding, for eksempel når adressen er feil eller postkassen er full.',
    'link-expired-or-used':
      'Nedlastingslenker virker i en begrenset tid og slutter å virke når en ny blir sendt. En nedlastet fil ligger blant nedlastingene på enheten.',
    'retention-passed':
      'En personlig konto oppbevarer et dokument i en begrenset tid fra den siste signaturen: 12 måneder for den som signerte for seg selv, og 3 måneder for den som signerte for en annen organisasjon, hvis ikke tjenesten sier noe annet.',
    purged:
      'Når lagringstiden er ute, slettes kopien. En attest viser hva som ble slettet, når og etter hvilken regel.',
    'organization-account-holds-it':
      'Det en organisasjon sender, ligger i dens eget arkiv. Medlemmene finner det ved å bytte til organisasjonen, ikke på sin personlige konto.',
  },
  variant: {
    'not-completed': {
      'waits-for-them': 'Det venter fortsatt på signaturen til denne personen',
      'waits-for-others': 'Det venter fortsatt på signaturene til andre',
    },
    cancelled: {
      cancelled: 'Avsenderen trakk invitasjonen tilbake',
      declined: 'Noen avslo å signere',
      expired: 'Fristen for å signere gikk ut',
    },
    'link-expired-or-used': {
      expired: 'Nedlastingslenken er utløpt',
      closed: 'Nedlastingslenken er lukket',
      used: 'Dokumentet er lastet ned via lenken',
    },
  },
  until: {
    'retention-passed': 'Det ble oppbevart til og med {{day}}.',
    'link-expired-or-used': 'Lenken gjaldt til og med {{day}}.',
    used: 'Lenken virker til og med {{day}}.',
  },
  verdict: {
    'does-not-hold': 'Dette er ikke grunnen her.',
    'cannot-be-told': 'Om dette er grunnen, kan vi ikke si her.',
  },
  next: {
    'search-otherwise': 'Let etter dokumentet med andre ord, eller med en annen adresse eller identitet.',
    'sign-in-with-other-identity': 'Logg inn med identiteten du signerte med, eller legg den til på kontoen din.',
    'sign-now': 'Åpne invitasjonen i innboksen din og signer den.',
    'wait-for-others': 'Vent til de andre har signert. Du får beskjed når dokumentet er klart.',
    'remind-signatories': 'Minn dem som ikke har signert ennå, på det.',
    'copy-the-invitation': 'Kopier invitasjonen, endre det som trengs, og send den på nytt.',
    'change-to-organization': 'Bytt til organisasjonen i rollemenyen, og se i arkivet dens.',
    'ask-represented-organization': 'Spør organisasjonen som ble representert: Dokumentet ligger i arkivet dens.',
    'ask-the-organization': 'Be organisasjonen som sendte invitasjonen, om en kopi.',
    'ask-other-signatories': 'Spør de andre som signerte, om de har tatt vare på en kopi.',
    'give-a-copy': 'Last ned dokumentet fra arkivet deres, og gi personen en kopi.',
    'give-another-address': 'Gi avsenderen en adresse som virker, eller sjekk postkassen og be om en ny lenke.',
    'ask-for-new-link': 'Be om en ny nedlastingslenke med e-postadressen som den gamle ble sendt til.',
    'use-the-link': 'Se blant nedlastingene på enheten din, eller åpne lenken i e-posten igjen.',
    'see-certificate': 'Se sletteattesten: Den viser hva som ble slettet, når og etter hvilken regel.',
    'look-in-the-archive': 'Se i arkivet til organisasjonen din.',
  },
  hint: {
    'verify-address':
      'Denne adressen er ikke på kontoen din. Logg inn med en lenke til den for å se hva som er sendt dit.',
    'sign-in-strongly':
      'Du har bare logget inn med e-post. Logg inn med sterk autentisering for å se hva du har signert med den.',
    'sign-in': 'Logg inn med identiteten du signerte med, eller med en lenke til e-postadressen som ble brukt.',
  },
};
