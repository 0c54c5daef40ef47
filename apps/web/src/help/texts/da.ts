import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const da: SameKeys<typeof en> = {
  title: 'Hjælp',
  intro: 'Hvordan du finder, underskriver og sender dokumenter – og hvad du gør, når noget er i vejen.',
  search: {
    label: 'Hvad har du brug for hjælp til?',
    hint: 'Nogle få ord er nok, for eksempel »kan ikke finde kontrakten«.',
  },
  found_one: 'Én artikel',
  found_other: '{{count}} artikler',
  nothing: {
    title: 'Intet blev fundet',
    detail: 'Prøv andre eller færre ord. Eller begynd med en af disse:',
  },
  recommended: 'Anbefalet',
  questions: 'Ofte stillede spørgsmål',
  byTopic: 'Efter emne',
  topic: {
    documents: 'Finde og gemme dokumenter',
    signing: 'Underskrive',
    sending: 'Sende',
    account: 'Konto og login',
    organization: 'Administrere en organisation',
    proof: 'Historik og bevis',
    integrations: 'Integrationer',
    privacy: 'Databeskyttelse',
  },
  missing: {
    title: 'Kan du ikke finde et dokument?',
    detail: 'Fortæl, hvad du husker om det. Du ser hver grund, der gælder, og hvad du kan gøre.',
    link: 'Find ud af hvorfor',
  },
  home: 'Al hjælp',
  fallback: 'Denne artikel findes ikke {{asked}}. Her kan du læse den {{language}}.',
  alsoIn: 'Læs den {{language}}',
  machineTranslated:
    'Denne artikel er oversat af et program, og ingen har læst den igennem endnu. Ordene kan afvige fra dem på siderne.',
  related: 'Læs videre',
  print: 'Udskriv',
  video: 'Se videoen',
  transcript: 'Det, der siges i videoen',
  gone: {
    title: 'Der er ingen sådan artikel',
    detail: 'Den kan have fået et andet navn. Søg efter den med nogle få ord.',
  },
  language: {
    en: 'på engelsk',
    fi: 'på finsk',
    sv: 'på svensk',
    nb: 'på norsk',
    da: 'på dansk',
    nl: 'på nederlandsk',
  },
};
