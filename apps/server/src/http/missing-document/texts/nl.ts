import type { SameKeys } from '@attestory/application';
import type { en } from './en.js';

export const nl: SameKeys<typeof en> = {
  outcome: {
    found: {
      title: 'Het document dat u zoekt, kan een van deze zijn',
      detail: 'Bij elk document ziet u welke redenen gelden, waarop dat berust en wat u nu kunt doen.',
    },
    'found-more': {
      title: 'Er zijn meer van zulke documenten dan getoond kunnen worden',
      detail: 'Dit zijn de nieuwste. Voeg een woord uit de titel, de afzender of data toe om het juiste te vinden.',
    },
    nothing: {
      title: 'Zoiets is niet gevonden tussen wat van u is',
      detail:
        'Probeer het met minder of andere woorden en een langere periode. Wat naar een ander adres is gestuurd of met een andere identiteit is ondertekend, wordt pas gevonden als u daarmee bent ingelogd.',
    },
    'too-vague': {
      title: 'Vertel iets meer over het document',
      detail:
        'Geef een woord uit de titel, de afzender, ongeveer wanneer het is gestuurd of het gebruikte e-mailadres.',
    },
    general: {
      title: 'Waarom een document misschien niet staat waar u zoekt',
      detail: 'Dit zijn de gebruikelijke redenen. Welke voor uw document geldt, is pas te zeggen als u bent ingelogd.',
    },
  },
  reason: {
    'never-asked': 'Deze persoon is niet gevraagd om te ondertekenen',
    'other-identity': 'Het is ondertekend met, of bestemd voor, een andere identiteit',
    'not-completed': 'Het is nog niet voltooid',
    cancelled: 'Het is gesloten voordat iedereen had ondertekend',
    'signed-on-paper': 'Het is op papier ondertekend',
    'signed-as-representative': 'Het is ondertekend als vertegenwoordiger van een organisatie',
    'signed-without-strong-authentication': 'Het is ondertekend zonder sterke authenticatie',
    'link-switched-off': 'De afzender heeft downloadlinks uitgeschakeld',
    'saving-switched-off': 'De afzender heeft het opslaan in persoonlijke accounts uitgeschakeld',
    'mail-bounced': 'De e-mail kon niet worden bezorgd',
    'link-expired-or-used': 'De downloadlink is niet meer geldig of is gebruikt',
    'retention-passed': 'De bewaartermijn is verstreken',
    purged: 'Het is definitief verwijderd',
    'organization-account-holds-it': 'Het staat in het account van de organisatie die het heeft gestuurd',
  },
  about: {
    'never-asked':
      'Alleen wie bij het versturen van de uitnodiging was genoemd, kan ondertekenen. Later kan niemand worden toegevoegd.',
    'other-identity':
      'Een document hoort bij de identiteit waarmee het is ondertekend, zoals iDIN. Wie met een andere identiteit of alleen via een link in een e-mail is ingelogd, krijgt het niet te zien.',
    'not-completed':
      'Een document wordt bezorgd en gearchiveerd zodra iedereen heeft ondertekend of de uitnodiging is gesloten.',
    cancelled:
      'Een uitnodiging eindigt voortijdig als de afzender haar intrekt, als iemand weigert te ondertekenen of als de termijn verstrijkt. Handtekeningen die al zijn gezet, blijven geldig.',
    'signed-on-paper':
      'Een handtekening op papier legt de afzender vast, met een scan. De scan staat in het archief van de afzender en wordt aan niemand gestuurd.',
    'signed-as-representative':
      'Wat iemand ondertekent als vertegenwoordiger van een geregistreerde organisatie, komt in het archief van die organisatie en niet in het persoonlijke account.',
    'signed-without-strong-authentication':
      'Wie ondertekent zonder sterke authenticatie, krijgt alleen een kopie als de afzender daarvoor heeft gekozen.',
    'link-switched-off':
      'Het programma dat de uitnodiging stuurt, kan zo zijn ingesteld dat het geen downloadlinks stuurt.',
    'saving-switched-off':
      'Het programma dat de uitnodiging stuurt, kan zo zijn ingesteld dat het niets in persoonlijke accounts opslaat.',
    'mail-bounced':
      'De mailserver van de ontvanger kan een e-mail weigeren, bijvoorbeeld als het adres niet klopt of de mailbox vol is.',
    'link-expired-or-used':
      'Downloadlinks werken een beperkte tijd en werken niet meer zodra een nieuwe is gestuurd. Een gedownload bestand staat bij de downloads van het apparaat.',
    'retention-passed':
      'Een persoonlijk account bewaart een document een beperkte tijd vanaf de laatste handtekening: 12 maanden voor wie voor zichzelf tekende en 3 maanden voor wie voor een andere organisatie tekende, tenzij deze dienst anders bepaalt.',
    purged:
      'Als de bewaartermijn voorbij is, wordt de kopie verwijderd. Een certificaat toont wat is verwijderd, wanneer en volgens welke regel.',
    'organization-account-holds-it':
      'Wat een organisatie stuurt, staat in haar eigen archief. Leden vinden het door naar de organisatie te wisselen, niet in hun persoonlijke account.',
  },
  variant: {
    'not-completed': {
      'waits-for-them': 'Het wacht nog op de handtekening van deze persoon',
      'waits-for-others': 'Het wacht nog op de handtekeningen van anderen',
    },
    cancelled: {
      cancelled: 'De afzender heeft de uitnodiging ingetrokken',
      declined: 'Een van de genodigden heeft geweigerd te ondertekenen',
      expired: 'De termijn om te ondertekenen is verstreken',
    },
    'link-expired-or-used': {
      expired: 'De downloadlink is verlopen',
      closed: 'De downloadlink is gesloten',
      used: 'Het document is via de link gedownload',
    },
  },
  until: {
    'retention-passed': 'Het werd bewaard tot en met {{day}}.',
    'link-expired-or-used': 'De link was geldig tot en met {{day}}.',
    used: 'De link werkt tot en met {{day}}.',
  },
  verdict: {
    'does-not-hold': 'Dit is hier niet de reden.',
    'cannot-be-told': 'Of dit de reden is, is hier niet te zeggen.',
  },
  next: {
    'search-otherwise': 'Zoek het document met andere woorden of met een ander adres of een andere identiteit.',
    'sign-in-with-other-identity':
      'Log in met de identiteit waarmee u hebt ondertekend, of voeg die toe aan uw account.',
    'sign-now': 'Open de uitnodiging in uw inbox en onderteken haar.',
    'wait-for-others': 'Wacht tot de anderen hebben ondertekend. U krijgt bericht als het document klaar is.',
    'remind-signatories': 'Stuur een herinnering aan wie nog niet heeft ondertekend.',
    'copy-the-invitation': 'Kopieer de uitnodiging, pas aan wat nodig is en verstuur haar opnieuw.',
    'change-to-organization': 'Wissel in het rollenmenu naar de organisatie en kijk in haar archief.',
    'ask-represented-organization':
      'Vraag het de organisatie die is vertegenwoordigd: het document staat in haar archief.',
    'ask-the-organization': 'Vraag de organisatie die de uitnodiging heeft gestuurd om een kopie.',
    'ask-other-signatories': 'Vraag de anderen die hebben ondertekend of zij een kopie hebben bewaard.',
    'give-a-copy': 'Download het document uit uw archief en geef de persoon een kopie.',
    'give-another-address':
      'Geef de afzender een adres dat werkt, of controleer de mailbox en vraag om een nieuwe link.',
    'ask-for-new-link': 'Vraag een nieuwe downloadlink aan met het e-mailadres waarnaar de oude is gestuurd.',
    'use-the-link': 'Kijk bij de downloads van uw apparaat of open de link in de e-mail opnieuw.',
    'see-certificate':
      'Bekijk het verwijderingscertificaat: het toont wat is verwijderd, wanneer en volgens welke regel.',
    'look-in-the-archive': 'Kijk in het archief van uw organisatie.',
  },
  hint: {
    'verify-address':
      'Dit adres hoort niet bij uw account. Log in met een link naar dit adres om te zien wat daarheen is gestuurd.',
    'sign-in-strongly':
      'U bent alleen via e-mail ingelogd. Log in met sterke authenticatie om te zien wat u daarmee hebt ondertekend.',
    'sign-in': 'Log in met de identiteit waarmee u hebt ondertekend, of met een link naar het gebruikte e-mailadres.',
  },
};
