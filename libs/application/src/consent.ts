import type { DocumentSigned, Language } from '@attestory/domain';

type Consent = DocumentSigned['data']['consent'];

const texts: Readonly<Record<Language, string>> = {
  en: 'I have read the documents named here, and I sign them electronically.',
  fi: 'Olen lukenut tässä nimetyt asiakirjat ja allekirjoitan ne sähköisesti.',
  sv: 'Jag har läst de dokument som nämns här och undertecknar dem elektroniskt.',
  nb: 'Jeg har lest dokumentene som er nevnt her, og signerer dem elektronisk.',
  da: 'Jeg har læst de dokumenter, der er nævnt her, og underskriver dem elektronisk.',
  nl: 'Ik heb de hier genoemde documenten gelezen en onderteken ze elektronisch.',
};

/** The sentence that a signatory sees and agrees to by signing. A new wording is a new version. */
export function consentIn(language: Language): Consent {
  return { text: texts[language], language, version: '1' };
}
