import type { Language } from '@attestory/domain';
import { wordsOf } from '@attestory/projections';

/** What questions are made of, whatever they are about. */
const words: Readonly<Record<Language, string>> = {
  en: 'a an and are at be by can cannot could do does for from get have how i if in is it its me my not of on or our so t that the their them there they this to was we what when where which who why will with you your',
  fi: 'ei eivät en että ja jos joka jotka kuinka kun kuka miksi mikä millä missä mistä miten minun mitä mihin mun minä minulle me mä ne niin nyt oli olen on onko saan saanko se sen sitä tai tämä vai voi voiko voin',
  sv: 'att av de den det du en ett för hur i inte jag kan man med min mitt när och om på som till vad var varför vi är',
  nb: 'at av de den det du en et for hva hvor hvordan hvorfor i ikke jeg kan man med min mitt når og om på som til vi er',
  da: 'af at de den det du en er et for hvad hvor hvordan hvorfor i ikke jeg kan man med min mit når og om på som til vi',
  nl: 'aan als de dat die een en er het hij hoe ik in is je kan maar met mijn naar niet of om op te van voor waar waarom wat we wie zijn',
};

/** Words that tell nothing of what somebody looks for. */
export function idleWords(language: Language): ReadonlySet<string> {
  return new Set(wordsOf([words[language]]));
}
