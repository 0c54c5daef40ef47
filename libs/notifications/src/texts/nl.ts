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
