import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nb: SameKeys<typeof en> = {
  title: 'Hjelp',
  intro: 'Hvordan du finner, signerer og sender dokumenter – og hva du gjør når noe er i veien.',
  search: { label: 'Hva trenger du hjelp med?', hint: 'Noen få ord er nok, for eksempel «finner ikke avtalen».' },
  found_one: 'Én artikkel',
  found_other: '{{count}} artikler',
  nothing: {
    title: 'Ingenting ble funnet',
    detail: 'Prøv andre eller færre ord. Eller begynn med en av disse:',
  },
  recommended: 'Anbefalt',
  questions: 'Ofte spurt om',
  byTopic: 'Etter emne',
  topic: {
    documents: 'Finne og oppbevare dokumenter',
    signing: 'Signere',
    sending: 'Sende',
    account: 'Konto og innlogging',
    organization: 'Administrere en organisasjon',
    proof: 'Historikk og bevis',
    integrations: 'Integrasjoner',
    privacy: 'Personvern',
  },
  missing: {
    title: 'Finner du ikke et dokument?',
    detail: 'Fortell hva du husker om det. Du ser hver grunn som stemmer, og hva du kan gjøre.',
    link: 'Finn ut hvorfor',
  },
  home: 'All hjelp',
  fallback: 'Denne artikkelen finnes ikke {{asked}}. Her kan du lese den {{language}}.',
  alsoIn: 'Les den {{language}}',
  machineTranslated:
    'Denne artikkelen er oversatt av et program, og ingen har lest gjennom den ennå. Ordene kan avvike fra dem på sidene.',
  related: 'Les videre',
  print: 'Skriv ut',
  video: 'Se videoen',
  transcript: 'Det som sies i videoen',
  gone: {
    title: 'Det finnes ingen slik artikkel',
    detail: 'Den kan ha fått et annet navn. Søk etter den med noen ord.',
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
