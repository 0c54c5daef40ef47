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
  copyLink: 'Hvis knappen ikke virker, kan du kopiere denne adressen inn i nettleseren:',
  genuine: {
    heading: 'Slik kontrollerer du at e-posten er ekte',
    link: 'Lenkene fører bare til {{origin}}/: Sammenlign med adressen som nettleseren viser.',
    noSecrets: 'Ingen ber deg om passord, PIN-kode eller bankopplysninger på e-post. Svar aldri på en slik e-post.',
    ask: 'Hvis du ikke ventet e-posten, kan du spørre {{organization}} på et nummer eller en adresse som du kjenner fra før.',
  },
  footer: 'Sendt av Attestory på vegne av {{organization}}. Meldingen er sendt automatisk; svar blir ikke lest.',
};
