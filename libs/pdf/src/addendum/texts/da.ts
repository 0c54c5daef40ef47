import type { SameKeys } from '@attestory/application/translations';
import type { en } from './en.js';

export const da: SameKeys<typeof en> = {
  heading: 'Tillægsprotokol',
  lead: 'Denne tillægsprotokol hører til den invitation til at underskrive, som er nævnt nedenfor. Hvem der underskriver den, og hvad, kunne ikke ændres, efter at den var sendt. Det, der mangler at blive aftalt eller underskrevet, står i dette dokument, som underskrives for sig. Dokumenterne nedenfor forbliver, som de er, og underskrifter, der allerede er på dem, gælder.',
  state: {
    sent: 'sendt; åben for underskrifter',
    completed: 'fuldført {{at}}',
    cancelled: 'trukket tilbage {{at}}',
    declined: 'en underskriver afslog {{at}}',
    expired: 'udløbet {{at}}',
  },
  label: {
    state: 'Status',
    made: 'Protokol lavet',
    original: 'Originalens SHA-256',
    sealed: 'Forseglet versions SHA-256',
    signaturePage: 'Underskriftssidens SHA-256',
    scan: 'Scanning',
  },
  agreed: 'Hvad der tilføjes',
  documents: 'Dokumenter, som tillægsprotokollen henviser til',
  notSealed: 'findes ikke: ingen havde underskrevet, da tillægsprotokollen blev lavet',
  notSignedNote:
    'De var blevet bedt om at underskrive og havde ikke underskrevet i tjenesten, da tillægsprotokollen blev lavet.',
  onPaper: 'Underskrevet på papir',
  onPaperNote:
    'Det oplyser afsenderen. Scanningen er gemt ved invitationen; tjenesten har ikke kontrolleret underskrifterne på den.',
  closing:
    'Alt er, som hændelsesloggen havde det, da tillægsprotokollen blev lavet. Hvem der underskriver selve tillægsprotokollen, står på dens egen underskriftsside.',
  replaced:
    '\ufffd står for et tegn, som siden ikke kan vise. Teksten eller ordet, som det står i, følger med sine Unicode-numre.',
  footer: 'Attestory · tillægsprotokol {{addendumId}}',
  pageOf: 'Tillægsprotokol, side {{page}} af {{pages}}',
};
