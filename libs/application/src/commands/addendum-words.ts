import type { Language } from '@attestory/domain';

/** As much as a title may hold. */
const LONGEST = 200;

const words: Readonly<Record<Language, { readonly title: string; readonly fileName: string }>> = {
  en: { title: 'Addendum', fileName: 'addendum.pdf' },
  fi: { title: 'Lisäpöytäkirja', fileName: 'lisäpöytäkirja.pdf' },
  sv: { title: 'Tilläggsprotokoll', fileName: 'tilläggsprotokoll.pdf' },
  nb: { title: 'Tilleggsprotokoll', fileName: 'tilleggsprotokoll.pdf' },
  da: { title: 'Tillægsprotokol', fileName: 'tillægsprotokol.pdf' },
  nl: { title: 'Aanvullend protocol', fileName: 'aanvullend-protocol.pdf' },
};

/** What an addendum is called where the sender says nothing else; null: the title that it refers to was erased. */
export function addendumTitle(language: Language, title: string | null): string {
  const whole = [...(title === null ? words[language].title : `${words[language].title}: ${title}`)];
  return whole.length <= LONGEST ? whole.join('') : `${whole.slice(0, LONGEST - 1).join('')}…`;
}

export function addendumFileName(language: Language): string {
  return words[language].fileName;
}
