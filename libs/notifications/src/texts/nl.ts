import type { SameKeys } from '@attestory/application/translations';
import type { en } from './en.js';

export const nl: SameKeys<typeof en> = {
  greeting: 'Beste {{name}},',
  greetingWithoutName: 'Goedendag,',
  untitled: 'Zonder titel',
  unnamedOrganization: 'Een organisatie',
  unnamedDocument: 'Document',
  time: '{{day}} om {{clock}} uur (UTC)',
  invitation: {
    subject: '{{organization}} vraagt u om te ondertekenen: {{title}}',
    heading: '{{organization}} vraagt u om te ondertekenen',
    message: 'Bericht van {{organization}}',
    documents_one: 'Document',
    documents_other: '{{count}} documenten',
    button: 'Lezen en ondertekenen',
    until: 'U kunt ondertekenen tot {{time}}.',
    personal: 'De link is persoonlijk: wie hem heeft, kan namens u handelen. Stuur deze e-mail niet door.',
  },
  reminder: {
    subject: 'Herinnering: {{organization}} vraagt u om te ondertekenen: {{title}}',
    heading: '{{organization}} wacht op uw handtekening',
  },
  completed: {
    subject: 'Iedereen heeft ondertekend: {{title}}',
    heading: 'Iedereen heeft ondertekend',
    intro:
      'Iedereen die {{organization}} heeft uitgenodigd, heeft ondertekend. De documenten zijn compleet en elektronisch verzegeld.',
  },
  cancelled: {
    subject: 'Ingetrokken door {{organization}}: {{title}}',
    heading: '{{organization}} heeft de uitnodiging ingetrokken',
    linkClosed: 'De link in uw uitnodiging werkt niet meer. U hoeft niets te doen.',
    reason: 'Reden, in de woorden van {{organization}}',
    signatureStaysValid: 'U had al ondertekend: uw handtekening blijft geldig.',
    nothingSigned: 'U had niet ondertekend, en er is niets namens u ondertekend.',
    notSignedHere: 'U had niet in de dienst ondertekend.',
    signedOnPaper:
      'U had niet in de dienst ondertekend. {{organization}} heeft vastgelegd dat u op papier hebt ondertekend.',
  },
  declined: {
    subject: 'Niet iedereen ondertekent: {{title}}',
    heading: 'Een van de genodigden heeft geweigerd te ondertekenen',
  },
  expired: {
    subject: 'De termijn om te ondertekenen is verstreken: {{title}}',
    heading: 'De termijn om te ondertekenen is verstreken en niet iedereen heeft ondertekend',
  },
  download: {
    button: 'Downloaden',
    until: 'De downloadlinks werken tot {{time}}.',
    personal: 'Ze zijn persoonlijk: stuur deze e-mail niet door.',
    askForCopy: 'Hebt u een kopie van de verzegelde documenten nodig, vraag die dan aan {{organization}}.',
    fingerprint: 'Vingerafdruk van het bestand (SHA-256): {{sha256}}',
    signaturePage: 'Handtekeningenpagina bij {{fileName}}',
  },
  downloadLink: {
    subject: 'Nieuwe downloadlinks: {{title}}',
    heading: 'Uw nieuwe downloadlinks',
    intro:
      'Iemand, waarschijnlijk uzelf, heeft om nieuwe links gevraagd naar documenten die u op verzoek van {{organization}} hebt ondertekend. De links die u eerder had, werken niet meer.',
    nothing: 'Hier valt niets meer te downloaden.',
  },
  signInLink: {
    subject: 'Uw link om in te loggen bij Attestory',
    heading: 'Inloggen bij Attestory',
    intro: 'Iemand, waarschijnlijk uzelf, heeft om een link gevraagd om met dit e-mailadres in te loggen.',
    button: 'Inloggen',
    until: 'De link werkt één keer, tot {{time}}.',
    personal:
      'Wie de link heeft, kan ermee inloggen. Stuur deze e-mail niet door en geef de link aan niemand die erom vraagt.',
    unasked:
      'Hebt u er niet om gevraagd, dan hoeft u niets te doen: zonder deze link kan niemand met uw adres inloggen.',
    footer: 'Verzonden door Attestory. Dit bericht is automatisch verzonden; antwoorden worden niet gelezen.',
  },
  memberInvitation: {
    subject: '{{organization}} nodigt u uit om lid te worden op Attestory',
    heading: '{{organization}} nodigt u uit om lid te worden',
    role: {
      'main-user':
        'U wordt hoofdgebruiker: u beheert de leden, mappen en instellingen van de organisatie en verstuurt uitnodigingen om te ondertekenen.',
      user: 'U wordt gebruiker: u verstuurt de uitnodigingen om te ondertekenen van de organisatie en volgt ze.',
      viewer: 'U wordt lezer: u kunt de uitnodigingen en het archief van de organisatie inzien.',
    },
    how: 'Om lid te worden logt u in bij Attestory, of registreert u zich als u nog geen persoonlijk account hebt. De pagina achter de knop legt uit hoe.',
    button: 'Lid worden',
    until: 'De link werkt één keer, tot {{time}}.',
    personal:
      'Hij is alleen voor u bedoeld: wie de link heeft, kan in uw plaats lid worden. Stuur deze e-mail niet door.',
  },
  purgeNotice: {
    person: {
      heading_one: 'Een document in uw account wordt verwijderd',
      heading_other: '{{count}} documenten in uw account worden verwijderd',
      intro:
        'Documenten blijven na de laatste handtekening een beperkte tijd in een persoonlijk account staan. Die tijd loopt nu af.',
      advice:
        'Wilt u een exemplaar bewaren, log dan in en download het vóór die tijd. Wat verwijderd is, is niet terug te halen.',
    },
    organization: {
      heading_one: 'Een document in het archief van {{organization}} wordt verwijderd',
      heading_other: '{{count}} documenten in het archief van {{organization}} worden verwijderd',
      intro:
        'De bewaarregels van {{organization}} bepalen hoe lang documenten in het archief blijven. Die tijd loopt nu af.',
      advice:
        'Moet een document langer bewaard blijven, dan kan een hoofdgebruiker vóór die tijd de verwijdering blokkeren of de regel van de map wijzigen. Wat verwijderd is, is niet terug te halen.',
    },
    list: 'Dit wordt verwijderd',
    goes: '{{fileName}}, niet eerder dan {{time}}',
    more_one: 'En nog één document.',
    more_other: 'En nog {{count}} documenten.',
    button: 'Inloggen',
    unsure: 'Twijfelt u, gebruik de link dan niet: typ het adres van de dienst zelf in uw browser.',
  },
  copyLink: 'Werkt de knop niet, kopieer dan dit adres naar uw browser:',
  genuine: {
    heading: 'Zo controleert u of deze e-mail echt is',
    link: 'De links leiden alleen naar {{origin}}/: vergelijk dat met het adres dat uw browser toont.',
    noSecrets: 'Niemand vraagt u per e-mail om een wachtwoord, pincode of bankgegevens. Beantwoord zo’n e-mail nooit.',
    ask: 'Verwachtte u deze e-mail niet, vraag het dan na bij {{organization}} via een nummer of adres dat u al kent.',
  },
  footer:
    'Verzonden door Attestory namens {{organization}}. Dit bericht is automatisch verzonden; antwoorden worden niet gelezen.',
};
