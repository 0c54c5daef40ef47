import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const sv: SameKeys<typeof en> = {
  title: 'Hjälp',
  intro: 'Hur du hittar, undertecknar och skickar dokument – och vad du gör när något är i vägen.',
  search: { label: 'Vad behöver du hjälp med?', hint: 'Några ord räcker, till exempel ”hittar inte avtalet”.' },
  found_one: 'En artikel',
  found_other: '{{count}} artiklar',
  nothing: {
    title: 'Inget hittades',
    detail: 'Försök med andra eller färre ord. Eller börja med en av dessa:',
  },
  recommended: 'Rekommenderas',
  questions: 'Vanliga frågor',
  byTopic: 'Efter ämne',
  topic: {
    documents: 'Hitta och spara dokument',
    signing: 'Underteckna',
    sending: 'Skicka',
    account: 'Konto och inloggning',
    organization: 'Sköta en organisation',
    proof: 'Historik och bevis',
    integrations: 'Integrationer',
    privacy: 'Integritet',
  },
  missing: {
    title: 'Hittar du inte ett dokument?',
    detail: 'Berätta vad du minns om det. Du ser varje skäl som stämmer, och vad du kan göra.',
    link: 'Ta reda på varför',
  },
  home: 'All hjälp',
  fallback: 'Den här artikeln finns inte {{asked}}. Här kan du läsa den {{language}}.',
  alsoIn: 'Läs den {{language}}',
  machineTranslated:
    'Den här artikeln har översatts av ett program, och ingen har läst igenom den än. Orden kan skilja sig från dem på sidorna.',
  related: 'Läs vidare',
  print: 'Skriv ut',
  video: 'Se videon',
  transcript: 'Vad som sägs i videon',
  gone: {
    title: 'Det finns ingen sådan artikel',
    detail: 'Den kan ha fått ett annat namn. Sök efter den med några ord.',
  },
  language: {
    en: 'på engelska',
    fi: 'på finska',
    sv: 'på svenska',
    nb: 'på norska',
    da: 'på danska',
    nl: 'på nederländska',
  },
};
