import type { SameKeys } from '@attestory/application/translations';
import type { en } from './en.js';

export const nb: SameKeys<typeof en> = {
  greeting: 'Hei {{name}},',
  greetingWithoutName: 'Hei,',
  untitled: 'Uten tittel',
  unnamedOrganization: 'En organisasjon',
  unnamedDocument: 'Dokument',
  time: '{{day}} kl. {{clock}} (UTC)',
  invitation: {
    subject: '{{organization}} ber deg signere: {{title}}',
    heading: '{{organization}} ber deg signere',
    message: 'Melding fra {{organization}}',
    documents_one: 'Dokument',
    documents_other: '{{count}} dokumenter',
    button: 'Les og signer',
    until: 'Du kan signere frem til {{time}}.',
    personal: 'Lenken er personlig: Den som har den, kan handle i ditt navn. Ikke videresend denne e-posten.',
  },
  reminder: {
    subject: 'Påminnelse: {{organization}} ber deg signere: {{title}}',
    heading: '{{organization}} venter på signaturen din',
  },
  completed: {
    subject: 'Alle har signert: {{title}}',
    heading: 'Alle har signert',
    intro: 'Alle som {{organization}} har invitert, har signert. Dokumentene er komplette og forseglet elektronisk.',
  },
  cancelled: {
    subject: 'Trukket tilbake av {{organization}}: {{title}}',
    heading: '{{organization}} har trukket tilbake invitasjonen',
    linkClosed: 'Lenken i invitasjonen din virker ikke lenger. Du trenger ikke å gjøre noe.',
    reason: 'Begrunnelse, med avsenderens ord ({{organization}})',
    signatureStaysValid: 'Du hadde allerede signert: Signaturen din er fortsatt gyldig.',
    nothingSigned: 'Du hadde ikke signert, og ingenting er signert i ditt navn.',
    notSignedHere: 'Du hadde ikke signert i tjenesten.',
    signedOnPaper: 'Du hadde ikke signert i tjenesten. {{organization}} har registrert at du har signert på papir.',
  },
  declined: {
    subject: 'Ikke alle signerer: {{title}}',
    heading: 'En av de inviterte har avslått å signere',
  },
  expired: {
    subject: 'Signeringsfristen er ute: {{title}}',
    heading: 'Signeringsfristen er ute, og ikke alle har signert',
  },
  download: {
    button: 'Last ned',
    until: 'Nedlastingslenkene virker frem til {{time}}.',
    personal: 'De er personlige: Ikke videresend denne e-posten.',
    askForCopy: 'Hvis du trenger en kopi av de forseglede dokumentene, kan du be {{organization}} om den.',
    fingerprint: 'Filens fingeravtrykk (SHA-256): {{sha256}}',
    signaturePage: 'Signaturside til {{fileName}}',
  },
  downloadLink: {
    subject: 'Nye nedlastingslenker: {{title}}',
    heading: 'Dine nye nedlastingslenker',
    intro:
      'Noen, mest sannsynlig du selv, har bedt om nye lenker til dokumenter som {{organization}} ba deg signere. Lenkene du hadde fra før, virker ikke lenger.',
    nothing: 'Her er det ikke lenger noe å laste ned.',
  },
  signInLink: {
    subject: 'Lenken din for å logge inn i Attestory',
    heading: 'Logg inn i Attestory',
    intro: 'Noen, mest sannsynlig du selv, har bedt om en lenke for å logge inn med denne e-postadressen.',
    button: 'Logg inn',
    until: 'Lenken virker én gang, til {{time}}.',
    personal: 'Den logger inn den som har den. Ikke videresend meldingen, og ikke gi lenken til noen som ber om den.',
    unasked:
      'Hvis du ikke har bedt om den, trenger du ikke å gjøre noe: uten lenken kan ingen logge inn med adressen din.',
    footer: 'Sendt av Attestory. Meldingen er sendt automatisk, og svar blir ikke lest.',
  },
  memberInvitation: {
    subject: '{{organization}} inviterer deg som medlem i Attestory',
    heading: '{{organization}} inviterer deg som medlem',
    role: {
      'main-user':
        'Du blir hovedbruker: du administrerer organisasjonens medlemmer, mapper og innstillinger og sender invitasjoner til å signere.',
      user: 'Du blir bruker: du sender organisasjonens invitasjoner til å signere og følger dem opp.',
      viewer: 'Du blir leser: du kan lese organisasjonens invitasjoner og arkiv.',
    },
    how: 'For å bli med logger du inn i Attestory, eller registrerer deg hvis du ikke har en personlig konto ennå. Siden bak knappen viser hvordan.',
    button: 'Bli med',
    until: 'Lenken virker én gang, til {{time}}.',
    personal: 'Den er bare ment for deg: den som har lenken, kan bli med i ditt sted. Ikke videresend meldingen.',
  },
  purgeNotice: {
    person: {
      heading_one: 'Et dokument på kontoen din blir slettet',
      heading_other: '{{count}} dokumenter på kontoen din blir slettet',
      intro:
        'Dokumenter ligger på en personlig konto i en begrenset tid etter den siste signaturen. Den tiden er i ferd med å gå ut.',
      advice:
        'Vil du beholde en kopi, logger du inn og laster den ned før det. Det som er slettet, kan ikke hentes tilbake.',
    },
    organization: {
      heading_one: 'Et dokument i arkivet til {{organization}} blir slettet',
      heading_other: '{{count}} dokumenter i arkivet til {{organization}} blir slettet',
      intro:
        'Oppbevaringsreglene til {{organization}} avgjør hvor lenge dokumenter ligger i arkivet. Den tiden er i ferd med å gå ut.',
      advice:
        'Må et dokument bevares lenger, kan en hovedbruker før det sperre det mot sletting eller endre regelen for mappen. Det som er slettet, kan ikke hentes tilbake.',
    },
    list: 'Dette blir slettet',
    goes: '{{fileName}}, tidligst {{time}}',
    more_one: 'Og ett dokument til.',
    more_other: 'Og {{count}} dokumenter til.',
    button: 'Logg inn',
    unsure: 'Er du usikker, bør du ikke bruke lenken: Skriv inn adressen til tjenesten i nettleseren selv.',
  },
  copyLink: 'Hvis knappen ikke virker, kan du kopiere denne adressen inn i nettleseren:',
  genuine: {
    heading: 'Slik kontrollerer du at e-posten er ekte',
    link: 'Lenkene fører bare til {{origin}}/: Sammenlign med adressen som nettleseren viser.',
    noSecrets: 'Ingen ber deg om passord, PIN-kode eller bankopplysninger på e-post. Svar aldri på en slik e-post.',
    ask: 'Hvis du ikke ventet e-posten, kan du spørre {{organization}} på et nummer eller en adresse som du kjenner fra før.',
  },
  footer: 'Sendt av Attestory på vegne av {{organization}}. Meldingen er sendt automatisk; svar blir ikke lest.',
};
