import type { SameKeys } from '@attestory/application/translations';
import type { en } from './en.js';

export const nb: SameKeys<typeof en> = {
  heading: 'Tilleggsprotokoll',
  lead: 'Dette tilleggsprotokollet hører til invitasjonen til å signere som er nevnt nedenfor. Hvem som signerer den, og hva, kunne ikke endres etter at den var sendt. Det som gjenstår å avtale eller signere, står i dette dokumentet, som signeres for seg. Dokumentene nedenfor blir som de er, og signaturer som allerede er gitt på dem, gjelder.',
  state: {
    sent: 'sendt; åpen for signaturer',
    completed: 'fullført {{at}}',
    cancelled: 'trukket tilbake {{at}}',
    declined: 'en underskriver avslo {{at}}',
    expired: 'utløpt {{at}}',
  },
  label: {
    state: 'Status',
    made: 'Protokoll laget',
    original: 'Originalens SHA-256',
    sealed: 'Forseglet versjons SHA-256',
    signaturePage: 'Signatursidens SHA-256',
    scan: 'Skanning',
  },
  agreed: 'Hva som legges til',
  documents: 'Dokumenter som tilleggsprotokollet viser til',
  notSealed: 'finnes ikke: ingen hadde signert da tilleggsprotokollet ble laget',
  notSignedNote: 'Disse var bedt om å signere og hadde ikke signert i tjenesten da tilleggsprotokollet ble laget.',
  onPaper: 'Signert på papir',
  onPaperNote:
    'Det oppgir avsenderen. Skanningen er lagret ved invitasjonen; tjenesten har ikke kontrollert signaturene på den.',
  closing:
    'Alt er slik hendelsesloggen hadde det da tilleggsprotokollet ble laget. Hvem som signerer selve tilleggsprotokollet, står på dets egen signaturside.',
  replaced:
    '\ufffd står for et tegn som siden ikke kan vise. Teksten eller ordet som det står i, følger med sine Unicode-numre.',
  footer: 'Attestory · tilleggsprotokoll {{addendumId}}',
  pageOf: 'Tilleggsprotokoll, side {{page}} av {{pages}}',
};
