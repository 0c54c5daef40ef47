import type { SameKeys } from '@attestory/application';
import type { en } from './en.js';

export const da: SameKeys<typeof en> = {
  outcome: {
    found: {
      title: 'Det dokument, du leder efter, kan være et af disse',
      detail: 'For hvert af dem ser du, hvilke grunde der gælder, hvad det bygger på, og hvad du kan gøre nu.',
    },
    'found-more': {
      title: 'Der er flere af den slags dokumenter, end der kan vises',
      detail: 'Det her er de nyeste. Tilføj et ord fra titlen, afsenderen eller datoer for at finde det rigtige.',
    },
    nothing: {
      title: 'Der blev ikke fundet noget sådant blandt det, der er dit',
      detail:
        'Prøv med færre eller andre ord og en længere periode. Det, der blev sendt til en anden adresse eller underskrevet med en anden identitet, findes først, når du er logget ind med den.',
    },
    'too-vague': {
      title: 'Fortæl lidt mere om dokumentet',
      detail:
        'Angiv et ord fra titlen, afsenderen, omtrent hvornår det blev sendt, eller den e-mailadresse, der blev brugt.',
    },
    general: {
      title: 'Hvorfor et dokument måske ikke er der, hvor du leder',
      detail:
        'Det her er de almindelige grunde. Hvilken af dem der gælder dit dokument, kan først siges, når du er logget ind.',
    },
  },
  reason: {
    'never-asked': 'Denne person blev ikke bedt om at underskrive',
    'other-identity': 'Det er underskrevet med, eller beregnet til, en anden identitet',
    'not-completed': 'Det er ikke færdigt endnu',
    cancelled: 'Det blev lukket, før alle havde underskrevet',
    'signed-on-paper': 'Det blev underskrevet på papir',
    'signed-as-representative': 'Det blev underskrevet som repræsentant for en organisation',
    'signed-without-strong-authentication': 'Det blev underskrevet uden stærk autentificering',
    'link-switched-off': 'Afsenderen har slået downloadlinks fra',
    'saving-switched-off': 'Afsenderen har slået lagring på personlige konti fra',
    'mail-bounced': 'E-mailen kunne ikke leveres',
    'link-expired-or-used': 'Downloadlinket gælder ikke længere eller er brugt',
    'retention-passed': 'Opbevaringstiden er udløbet',
    purged: 'Det er slettet for altid',
    'organization-account-holds-it': 'Det ligger på kontoen hos den organisation, der sendte det',
  },
  about: {
    'never-asked': 'Kun de, der var angivet, da invitationen blev sendt, kan underskrive. Ingen kan tilføjes senere.',
    'other-identity':
      'Et dokument tilhører den identitet, det blev underskrevet med, for eksempel et MitID. Er man logget ind med en anden identitet eller kun via et link i en e-mail, vises det ikke.',
    'not-completed': 'Et dokument leveres og arkiveres, når alle har underskrevet, eller når invitationen er lukket.',
    cancelled:
      'En invitation slutter før tid, når afsenderen trækker den tilbage, når nogen afviser at underskrive, eller når fristen udløber. Underskrifter, der allerede er givet, er fortsat gyldige.',
    'signed-on-paper':
      'En underskrift på papir registreres af afsenderen sammen med en scannet kopi. Kopien ligger i afsenderens arkiv og sendes ikke til nogen.',
    'signed-as-representative':
      'Det, man underskriver som repræsentant for en registreret organisation, havner i den organisations arkiv og ikke på den personlige konto.',
    'signed-without-strong-authentication':
      'Den, der underskriver uden stærk autentificering, får kun en kopi, hvis afsenderen har valgt det.',
    'link-switched-off': 'Det program, der sender invitationen, kan være sat op til ikke at sende downloadlinks.',
    'saving-switched-off':
      'Det program, der sender invitationen, kan være sat op til ikke at gemme dokumenter på personlige konti.',
    'mail-bounced':
      'Modtagerens mailserver kan afvise en e-mail, for eksempel når adressen er forkert, eller postkassen er fuld.',
    'link-expired-or-used':
      'Downloadlinks virker i en begrænset tid og holder op med at virke, når der sendes et nyt. En hentet fil ligger blandt enhedens overførsler.',
    'retention-passed':
      'En personlig konto opbevarer et dokument i en begrænset tid fra den sidste underskrift: 12 måneder for den, der underskrev for sig selv, og 3 måneder for den, der underskrev for en anden organisation, medmindre tjenesten siger noget andet.',
    purged:
      'Når opbevaringstiden er udløbet, slettes kopien. En attest viser, hvad der blev slettet, hvornår og efter hvilken regel.',
    'organization-account-holds-it':
      'Det, en organisation sender, ligger i dens eget arkiv. Medlemmerne finder det ved at skifte til organisationen, ikke på deres personlige konto.',
  },
  variant: {
    'not-completed': {
      'waits-for-them': 'Det venter stadig på denne persons underskrift',
      'waits-for-others': 'Det venter stadig på andres underskrifter',
    },
    cancelled: {
      cancelled: 'Afsenderen trak invitationen tilbage',
      declined: 'En af de inviterede afviste at underskrive',
      expired: 'Fristen for at underskrive udløb',
    },
    'link-expired-or-used': {
      expired: 'Downloadlinket er udløbet',
      closed: 'Downloadlinket er lukket',
      used: 'Dokumentet er hentet via linket',
    },
  },
  until: {
    'retention-passed': 'Det blev opbevaret til og med {{day}}.',
    'link-expired-or-used': 'Linket gjaldt til og med {{day}}.',
    used: 'Linket virker til og med {{day}}.',
  },
  verdict: {
    'does-not-hold': 'Det er ikke grunden her.',
    'cannot-be-told': 'Om det er grunden, kan ikke siges her.',
  },
  next: {
    'search-otherwise': 'Søg efter dokumentet med andre ord eller med en anden adresse eller identitet.',
    'sign-in-with-other-identity': 'Log ind med den identitet, du underskrev med, eller føj den til din konto.',
    'sign-now': 'Åbn invitationen i din indbakke, og underskriv den.',
    'wait-for-others': 'Vent, til de andre har underskrevet. Du får besked, når dokumentet er klar.',
    'remind-signatories': 'Send en påmindelse til dem, der ikke har underskrevet endnu.',
    'copy-the-invitation': 'Kopiér invitationen, ret det nødvendige, og send den igen.',
    'change-to-organization': 'Skift til organisationen i rollemenuen, og se i dens arkiv.',
    'ask-represented-organization': 'Spørg den organisation, der blev repræsenteret: Dokumentet ligger i dens arkiv.',
    'ask-the-organization': 'Bed den organisation, der sendte invitationen, om en kopi.',
    'ask-other-signatories': 'Spørg de andre, der underskrev, om de har gemt en kopi.',
    'give-a-copy': 'Hent dokumentet i jeres arkiv, og giv personen en kopi.',
    'give-another-address': 'Giv afsenderen en adresse, der virker, eller tjek postkassen, og bed om et nyt link.',
    'ask-for-new-link': 'Bed om et nyt downloadlink med den e-mailadresse, som det gamle blev sendt til.',
    'use-the-link': 'Se blandt enhedens overførsler, eller åbn linket i e-mailen igen.',
    'see-certificate': 'Se sletteattesten: Den viser, hvad der blev slettet, hvornår og efter hvilken regel.',
    'look-in-the-archive': 'Se i din organisations arkiv.',
  },
  hint: {
    'verify-address':
      'Denne adresse er ikke på din konto. Log ind med et link til den for at se, hvad der er sendt dertil.',
    'sign-in-strongly':
      'Du er kun logget ind med e-mail. Log ind med stærk autentificering for at se, hvad du har underskrevet med den.',
    'sign-in': 'Log ind med den identitet, du underskrev med, eller med et link til den e-mailadresse, der blev brugt.',
  },
};
