import type { SameKeys } from '@attestory/application/translations';
import type { en } from './en.js';

export const da: SameKeys<typeof en> = {
  greeting: 'Hej {{name}},',
  greetingWithoutName: 'Hej,',
  untitled: 'Uden titel',
  unnamedOrganization: 'En organisation',
  unnamedDocument: 'Dokument',
  time: '{{day}} kl. {{clock}} (UTC)',
  invitation: {
    subject: '{{organization}} beder dig underskrive: {{title}}',
    heading: '{{organization}} beder dig underskrive',
    message: 'Besked fra {{organization}}',
    documents_one: 'Dokument',
    documents_other: '{{count}} dokumenter',
    button: 'Læs og underskriv',
    until: 'Du kan underskrive indtil {{time}}.',
    personal: 'Linket er personligt: Den, der har det, kan handle i dit navn. Videresend ikke denne e-mail.',
  },
  reminder: {
    subject: 'Påmindelse: {{organization}} beder dig underskrive: {{title}}',
    heading: '{{organization}} venter på din underskrift',
  },
  completed: {
    subject: 'Alle har underskrevet: {{title}}',
    heading: 'Alle har underskrevet',
    intro:
      'Alle, som {{organization}} har inviteret, har underskrevet. Dokumenterne er komplette og forseglet elektronisk.',
  },
  cancelled: {
    subject: 'Trukket tilbage af {{organization}}: {{title}}',
    heading: '{{organization}} har trukket invitationen tilbage',
    linkClosed: 'Linket i din invitation virker ikke længere. Du behøver ikke gøre noget.',
    reason: 'Begrundelse med afsenderens ord ({{organization}})',
    signatureStaysValid: 'Du havde allerede underskrevet: Din underskrift er fortsat gyldig.',
    nothingSigned: 'Du havde ikke underskrevet, og intet er underskrevet i dit navn.',
    notSignedHere: 'Du havde ikke underskrevet i tjenesten.',
    signedOnPaper:
      'Du havde ikke underskrevet i tjenesten. {{organization}} har registreret, at du har underskrevet på papir.',
  },
  declined: {
    subject: 'Ikke alle underskriver: {{title}}',
    heading: 'En af de inviterede har afslået at underskrive',
  },
  expired: {
    subject: 'Fristen for at underskrive er udløbet: {{title}}',
    heading: 'Fristen for at underskrive er udløbet, og ikke alle har underskrevet',
  },
  download: {
    button: 'Hent',
    until: 'Linkene virker indtil {{time}}.',
    personal: 'De er personlige: Videresend ikke denne e-mail.',
    askForCopy: 'Hvis du har brug for en kopi af de forseglede dokumenter, kan du bede {{organization}} om den.',
    fingerprint: 'Filens fingeraftryk (SHA-256): {{sha256}}',
    signaturePage: 'Underskriftsside til {{fileName}}',
  },
  downloadLink: {
    subject: 'Nye downloadlinks: {{title}}',
    heading: 'Dine nye downloadlinks',
    intro:
      'Nogen, formentlig dig selv, har bedt om nye links til dokumenter, som {{organization}} bad dig underskrive. De links, du havde før, virker ikke længere.',
    nothing: 'Her er der ikke længere noget at hente.',
  },
  signInLink: {
    subject: 'Dit link til at logge ind på Attestory',
    heading: 'Log ind på Attestory',
    intro: 'Nogen, formentlig dig selv, har bedt om et link til at logge ind med denne e-mailadresse.',
    button: 'Log ind',
    until: 'Linket virker én gang, indtil {{time}}.',
    personal:
      'Det logger den ind, som har det. Videresend ikke beskeden, og giv ikke linket til nogen, der beder om det.',
    unasked:
      'Hvis du ikke har bedt om det, behøver du ikke gøre noget: uden linket kan ingen logge ind med din adresse.',
    footer: 'Sendt af Attestory. Beskeden er sendt automatisk, og svar bliver ikke læst.',
  },
  memberInvitation: {
    subject: '{{organization}} inviterer dig som medlem på Attestory',
    heading: '{{organization}} inviterer dig som medlem',
    role: {
      'main-user':
        'Du bliver hovedbruger: du administrerer organisationens medlemmer, mapper og indstillinger og sender invitationer til at underskrive.',
      user: 'Du bliver bruger: du sender organisationens invitationer til at underskrive og følger dem.',
      viewer: 'Du bliver læser: du kan læse organisationens invitationer og arkiv.',
    },
    how: 'For at blive medlem logger du ind på Attestory eller registrerer dig, hvis du ikke har en personlig konto endnu. Siden bag knappen viser hvordan.',
    button: 'Bliv medlem',
    until: 'Linket virker én gang, indtil {{time}}.',
    personal:
      'Det er kun beregnet til dig: den, som har linket, kan blive medlem i dit sted. Videresend ikke beskeden.',
  },
  purgeNotice: {
    person: {
      heading_one: 'Et dokument på din konto bliver slettet',
      heading_other: '{{count}} dokumenter på din konto bliver slettet',
      intro:
        'Dokumenter ligger på en personlig konto i en begrænset tid efter den sidste underskrift. Den tid er ved at udløbe.',
      advice:
        'Vil du beholde en kopi, så log ind og download den inden da. Det, der er slettet, kan ikke hentes tilbage.',
    },
    organization: {
      heading_one: 'Et dokument i arkivet hos {{organization}} bliver slettet',
      heading_other: '{{count}} dokumenter i arkivet hos {{organization}} bliver slettet',
      intro:
        'Opbevaringsreglerne hos {{organization}} bestemmer, hvor længe dokumenter ligger i arkivet. Den tid er ved at udløbe.',
      advice:
        'Skal et dokument bevares længere, kan en hovedbruger inden da spærre det mod sletning eller ændre reglen for dets mappe. Det, der er slettet, kan ikke hentes tilbage.',
    },
    list: 'Dette bliver slettet',
    goes: '{{fileName}}, tidligst {{time}}',
    more_one: 'Og ét dokument mere.',
    more_other: 'Og {{count}} dokumenter mere.',
    button: 'Log ind',
    unsure: 'Er du i tvivl, så brug ikke linket: Skriv selv tjenestens adresse i din browser.',
  },
  copyLink: 'Hvis knappen ikke virker, kan du kopiere denne adresse ind i din browser:',
  genuine: {
    heading: 'Sådan kontrollerer du, at denne e-mail er ægte',
    link: 'Dens links fører kun til {{origin}}/: Sammenlign med den adresse, som din browser viser.',
    noSecrets:
      'Ingen beder dig om adgangskode, pinkode eller bankoplysninger i en e-mail. Svar aldrig på sådan en e-mail.',
    ask: 'Hvis du ikke ventede denne e-mail, kan du spørge {{organization}} på et nummer eller en adresse, som du kender i forvejen.',
  },
  footer: 'Sendt af Attestory på vegne af {{organization}}. Beskeden er sendt automatisk; svar bliver ikke læst.',
};
