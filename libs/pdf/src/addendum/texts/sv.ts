import type { SameKeys } from '@attestory/application/translations';
import type { en } from './en.js';

export const sv: SameKeys<typeof en> = {
  heading: 'Tilläggsprotokoll',
  lead: 'Detta tilläggsprotokoll hör till den inbjudan att underteckna som anges nedan. Vem som undertecknar den, och vad, gick inte att ändra efter att den hade skickats. Det som återstår att avtala eller underteckna står i det här dokumentet, som undertecknas för sig. Dokumenten nedan förblir som de är, och underskrifter som redan finns på dem gäller.',
  state: {
    sent: 'skickad; öppen för underskrifter',
    completed: 'slutförd {{at}}',
    cancelled: 'återkallad {{at}}',
    declined: 'en undertecknare avböjde {{at}}',
    expired: 'gick ut {{at}}',
  },
  label: {
    state: 'Läge',
    made: 'Protokoll upprättat',
    original: 'Originalets SHA-256',
    sealed: 'Förseglade versionens SHA-256',
    signaturePage: 'Underskriftssidans SHA-256',
    scan: 'Inskanning',
  },
  agreed: 'Vad som läggs till',
  documents: 'Dokument som tilläggsprotokollet avser',
  notSealed: 'finns inte: ingen hade undertecknat när tilläggsprotokollet upprättades',
  notSignedNote:
    'De här personerna hade ombetts underteckna men hade inte gjort det i tjänsten när tilläggsprotokollet upprättades.',
  onPaper: 'Undertecknat på papper',
  onPaperNote:
    'Det uppger avsändaren. Inskanningen är sparad vid inbjudan; tjänsten har inte kontrollerat underskrifterna på den.',
  closing:
    'Allt är som händelseloggen hade det när tilläggsprotokollet upprättades. Vem som undertecknar själva tilläggsprotokollet står på dess egen underskriftssida.',
  replaced:
    '\ufffd står för ett tecken som sidan inte kan visa. Texten eller ordet som det står i följer med sina Unicode-nummer.',
  footer: 'Attestory · tilläggsprotokoll {{addendumId}}',
  pageOf: 'Tilläggsprotokoll, sida {{page}} av {{pages}}',
};
