import type { SameKeys } from '@attestory/application/translations';
import type { en } from './en.js';

export const sv: SameKeys<typeof en> = {
  greeting: 'Hej {{name}},',
  greetingWithoutName: 'Hej,',
  untitled: 'Utan titel',
  unnamedOrganization: 'En organisation',
  unnamedDocument: 'Dokument',
  time: '{{day}} kl. {{clock}} (UTC)',
  invitation: {
    subject: '{{organization}} ber dig underteckna: {{title}}',
    heading: '{{organization}} ber dig underteckna',
    message: 'Meddelande från {{organization}}',
    documents_one: 'Dokument',
    documents_other: '{{count}} dokument',
    button: 'Läs och underteckna',
    until: 'Du kan underteckna till och med {{time}}.',
    personal: 'Länken är personlig: den som har den kan agera i ditt namn. Vidarebefordra inte det här meddelandet.',
  },
  reminder: {
    subject: 'Påminnelse: {{organization}} ber dig underteckna: {{title}}',
    heading: '{{organization}} väntar på din underskrift',
  },
  completed: {
    subject: 'Alla har undertecknat: {{title}}',
    heading: 'Alla har undertecknat',
    intro:
      'Alla som {{organization}} har bjudit in har undertecknat. Dokumenten är kompletta och elektroniskt stämplade.',
  },
  cancelled: {
    subject: 'Återkallat av {{organization}}: {{title}}',
    heading: '{{organization}} har återkallat inbjudan',
    linkClosed: 'Länken i din inbjudan fungerar inte längre. Du behöver inte göra något.',
    reason: 'Skäl, med avsändarens ord ({{organization}})',
    signatureStaysValid: 'Du hade redan undertecknat: din underskrift är fortfarande giltig.',
    nothingSigned: 'Du hade inte undertecknat, och inget har undertecknats i ditt namn.',
    notSignedHere: 'Du hade inte undertecknat i tjänsten.',
    signedOnPaper:
      'Du hade inte undertecknat i tjänsten. {{organization}} har registrerat att du har undertecknat på papper.',
  },
  declined: {
    subject: 'Alla undertecknar inte: {{title}}',
    heading: 'En av de inbjudna har avböjt att underteckna',
  },
  expired: {
    subject: 'Tiden för att underteckna är slut: {{title}}',
    heading: 'Tiden för att underteckna är slut, och alla har inte undertecknat',
  },
  download: {
    button: 'Ladda ner',
    until: 'Nedladdningslänkarna fungerar till och med {{time}}.',
    personal: 'De är personliga: vidarebefordra inte det här meddelandet.',
    askForCopy: 'Om du behöver en kopia av de stämplade dokumenten, be {{organization}} om den.',
    fingerprint: 'Filens fingeravtryck (SHA-256): {{sha256}}',
    signaturePage: 'Underskriftssida till {{fileName}}',
  },
  downloadLink: {
    subject: 'Nya nedladdningslänkar: {{title}}',
    heading: 'Dina nya nedladdningslänkar',
    intro:
      'Någon, troligen du själv, har bett om nya länkar till dokument som {{organization}} bad dig underteckna. De länkar du hade tidigare fungerar inte längre.',
    nothing: 'Här finns inte längre något att ladda ner.',
  },
  signInLink: {
    subject: 'Din inloggningslänk till Attestory',
    heading: 'Logga in i Attestory',
    intro: 'Någon, troligen du själv, har bett om en länk för att logga in med den här e-postadressen.',
    button: 'Logga in',
    until: 'Länken fungerar en gång, till och med {{time}}.',
    personal:
      'Den loggar in den som har den. Vidarebefordra inte meddelandet och ge inte länken till någon som ber om den.',
    unasked: 'Om du inte har bett om den behöver du inte göra något: utan länken kan ingen logga in med din adress.',
    footer: 'Skickat av Attestory. Meddelandet har skickats automatiskt och svar läses inte.',
  },
  memberInvitation: {
    subject: '{{organization}} bjuder in dig som medlem i Attestory',
    heading: '{{organization}} bjuder in dig som medlem',
    role: {
      'main-user':
        'Du blir huvudanvändare: du administrerar organisationens medlemmar, mappar och inställningar och skickar inbjudningar att underteckna.',
      user: 'Du blir användare: du skickar organisationens inbjudningar att underteckna och följer dem.',
      viewer: 'Du blir läsare: du kan läsa organisationens inbjudningar och arkiv.',
    },
    how: 'För att gå med loggar du in i Attestory, eller registrerar dig om du inte har något personligt konto ännu. Sidan bakom knappen visar hur.',
    button: 'Gå med',
    until: 'Länken fungerar en gång, till och med {{time}}.',
    personal:
      'Den är bara avsedd för dig: den som har länken kan gå med i ditt ställe. Vidarebefordra inte meddelandet.',
  },
  purgeNotice: {
    person: {
      heading_one: 'Ett dokument på ditt konto kommer att raderas',
      heading_other: '{{count}} dokument på ditt konto kommer att raderas',
      intro:
        'Dokument finns kvar på ett personligt konto under en begränsad tid efter den sista underskriften. Den tiden går nu ut.',
      advice:
        'Vill du behålla en kopia, logga in och ladda ner den innan dess. Det som har raderats går inte att återställa.',
    },
    organization: {
      heading_one: 'Ett dokument i arkivet hos {{organization}} kommer att raderas',
      heading_other: '{{count}} dokument i arkivet hos {{organization}} kommer att raderas',
      intro:
        'Gallringsreglerna hos {{organization}} avgör hur länge dokument finns kvar i arkivet. Den tiden går nu ut.',
      advice:
        'Måste ett dokument bevaras längre kan en huvudanvändare innan dess spärra det mot gallring eller ändra regeln för dess mapp. Det som har raderats går inte att återställa.',
    },
    list: 'Detta kommer att raderas',
    goes: '{{fileName}}, tidigast {{time}}',
    more_one: 'Och ett dokument till.',
    more_other: 'Och {{count}} dokument till.',
    button: 'Logga in',
    unsure: 'Om du är osäker, använd inte länken: skriv in tjänstens adress i webbläsaren själv.',
  },
  copyLink: 'Om knappen inte fungerar, kopiera den här adressen till din webbläsare:',
  genuine: {
    heading: 'Så kontrollerar du att meddelandet är äkta',
    link: 'Länkarna leder bara till {{origin}}/: jämför med adressen som din webbläsare visar.',
    noSecrets:
      'Ingen ber dig om lösenord, PIN-kod eller bankuppgifter via e-post. Svara aldrig på ett sådant meddelande.',
    ask: 'Om du inte väntade dig meddelandet, fråga {{organization}} via ett nummer eller en adress som du känner till sedan tidigare.',
  },
  footer: 'Skickat av Attestory på uppdrag av {{organization}}. Meddelandet skickades automatiskt; svar läses inte.',
};
