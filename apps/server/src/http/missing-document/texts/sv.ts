import type { SameKeys } from '@attestory/application';
import type { en } from './en.js';

export const sv: SameKeys<typeof en> = {
  outcome: {
    found: {
      title: 'Dokumentet du letar efter kan vara något av dessa',
      detail: 'För vart och ett ser du vilka orsaker som gäller, vad det grundar sig på och vad du kan göra härnäst.',
    },
    'found-more': {
      title: 'Det finns fler sådana dokument än vad som kan visas',
      detail: 'Dessa är de nyaste. Lägg till ett ord ur titeln, avsändaren eller datum för att hitta rätt.',
    },
    nothing: {
      title: 'Inget sådant hittades bland det som är ditt',
      detail:
        'Försök med färre eller andra ord och en längre tidsperiod. Det som skickades till en annan adress eller undertecknades med en annan identitet hittas först när du har loggat in med den.',
    },
    'too-vague': {
      title: 'Berätta lite mer om dokumentet',
      detail: 'Ange ett ord ur titeln, avsändaren, ungefär när det skickades eller e-postadressen som användes.',
    },
    general: {
      title: 'Därför kanske ett dokument inte finns där du letar',
      detail:
        'Det här är de vanligaste orsakerna. Vilken som gäller ditt dokument går att säga först när du har loggat in.',
    },
  },
  reason: {
    'never-asked': 'Den här personen ombads inte underteckna',
    'other-identity': 'Det är undertecknat med, eller avsett för, en annan identitet',
    'not-completed': 'Det är inte färdigt än',
    cancelled: 'Det stängdes innan alla hade undertecknat',
    'signed-on-paper': 'Det undertecknades på papper',
    'signed-as-representative': 'Det undertecknades som företrädare för en organisation',
    'signed-without-strong-authentication': 'Det undertecknades utan stark autentisering',
    'link-switched-off': 'Avsändaren har stängt av nedladdningslänkar',
    'saving-switched-off': 'Avsändaren har stängt av sparandet på personliga konton',
    'mail-bounced': 'E-postmeddelandet kunde inte levereras',
    'link-expired-or-used': 'Nedladdningslänken gäller inte längre eller har använts',
    'retention-passed': 'Lagringstiden är över',
    purged: 'Det har raderats för gott',
    'organization-account-holds-it': 'Det finns på kontot hos organisationen som skickade det',
  },
  about: {
    'never-asked': 'Bara de som angavs när inbjudan skickades kan underteckna. Ingen kan läggas till i efterhand.',
    'other-identity':
      'Ett dokument hör till den identitet det undertecknades med, till exempel ett bank-id. För den som har loggat in med en annan identitet, eller bara via en e-postlänk, visas det inte.',
    'not-completed': 'Ett dokument levereras och arkiveras när alla har undertecknat eller när inbjudan har stängts.',
    cancelled:
      'En inbjudan avslutas i förtid när avsändaren återkallar den, när någon avböjer att underteckna eller när tiden går ut. Underskrifter som redan gjorts förblir giltiga.',
    'signed-on-paper':
      'En underskrift på papper registreras av avsändaren med en inskannad kopia. Den finns i avsändarens arkiv och skickas inte till någon.',
    'signed-as-representative':
      'Det man undertecknar som företrädare för en registrerad organisation hamnar i den organisationens arkiv och inte på det personliga kontot.',
    'signed-without-strong-authentication':
      'Den som undertecknar utan stark autentisering får en kopia bara om avsändaren har valt det.',
    'link-switched-off': 'Programmet som skickar inbjudan kan vara inställt på att inte skicka nedladdningslänkar.',
    'saving-switched-off':
      'Programmet som skickar inbjudan kan vara inställt på att inte spara dokument på personliga konton.',
    'mail-bounced':
      'Mottagarens e-postserver kan avvisa ett meddelande, till exempel när adressen är fel eller brevlådan är full.',
    'link-expired-or-used':
      'Nedladdningslänkar fungerar en begränsad tid och slutar fungera när en ny skickas. En nedladdad fil ligger bland enhetens hämtade filer.',
    'retention-passed':
      'Ett personligt konto sparar ett dokument en begränsad tid från den sista underskriften: 12 månader för den som undertecknat för egen del och 3 månader för den som undertecknat för en annan organisation, om inte tjänsten anger annat.',
    purged: 'När lagringstiden är över raderas kopian. Ett intyg visar vad som raderades, när och enligt vilken regel.',
    'organization-account-holds-it':
      'Det en organisation skickar finns i dess eget arkiv. Medlemmarna hittar det genom att byta till organisationen, inte på sitt personliga konto.',
  },
  variant: {
    'not-completed': {
      'waits-for-them': 'Det väntar fortfarande på den här personens underskrift',
      'waits-for-others': 'Det väntar fortfarande på andras underskrifter',
    },
    cancelled: {
      cancelled: 'Avsändaren återkallade inbjudan',
      declined: 'Någon avböjde att underteckna',
      expired: 'Tiden för att underteckna gick ut',
    },
    'link-expired-or-used': {
      expired: 'Nedladdningslänken har gått ut',
      closed: 'Nedladdningslänken har stängts',
      used: 'Dokumentet har laddats ner via länken',
    },
  },
  until: {
    'retention-passed': 'Det sparades till och med den {{day}}.',
    'link-expired-or-used': 'Länken gällde till och med den {{day}}.',
    used: 'Länken fungerar till och med den {{day}}.',
  },
  verdict: {
    'does-not-hold': 'Det är inte orsaken här.',
    'cannot-be-told': 'Om det är orsaken går inte att säga här.',
  },
  next: {
    'search-otherwise': 'Sök dokumentet med andra ord, eller med en annan adress eller identitet.',
    'sign-in-with-other-identity': 'Logga in med identiteten du undertecknade med, eller lägg till den på ditt konto.',
    'sign-now': 'Öppna inbjudan i din inkorg och underteckna den.',
    'wait-for-others': 'Vänta tills de andra har undertecknat. Du får besked när dokumentet är färdigt.',
    'remind-signatories': 'Påminn dem som inte har undertecknat än.',
    'copy-the-invitation': 'Kopiera inbjudan, ändra det som behövs och skicka den på nytt.',
    'change-to-organization': 'Byt till organisationen i rollmenyn och titta i dess arkiv.',
    'ask-represented-organization': 'Fråga organisationen som företräddes: dokumentet finns i dess arkiv.',
    'ask-the-organization': 'Be organisationen som skickade inbjudan om en kopia.',
    'ask-other-signatories': 'Fråga de andra som undertecknade om de har kvar en kopia.',
    'give-a-copy': 'Ladda ner dokumentet från ert arkiv och ge personen en kopia.',
    'give-another-address': 'Ge avsändaren en adress som fungerar, eller kontrollera brevlådan och be om en ny länk.',
    'ask-for-new-link': 'Be om en ny nedladdningslänk med den e-postadress som den gamla skickades till.',
    'use-the-link': 'Titta bland enhetens hämtade filer, eller öppna länken i e-postmeddelandet igen.',
    'see-certificate': 'Se raderingsintyget: det visar vad som raderades, när och enligt vilken regel.',
    'look-in-the-archive': 'Titta i din organisations arkiv.',
  },
  hint: {
    'verify-address':
      'Den här adressen finns inte på ditt konto. Logga in via en länk till den för att se vad som har skickats dit.',
    'sign-in-strongly':
      'Du har loggat in enbart via e-post. Logga in med stark autentisering för att se vad du har undertecknat med den.',
    'sign-in': 'Logga in med identiteten du undertecknade med, eller via en länk till e-postadressen som användes.',
  },
};
