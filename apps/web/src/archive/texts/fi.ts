import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const fi: SameKeys<typeof en> = {
  title: 'Arkisto',
  intro: 'Mitä organisaatiosi on lähettänyt tai tuonut ja mitä sen puolesta on allekirjoitettu.',
  folder: 'Kansio',
  allFolders: 'Kaikki kansiot',
  noFolder: 'Ei kansiossa',
  open: 'Kaikki jäsenet voivat avata tämän kansion roolinsa rajoissa.',
  closed_one: 'Tämän kansion voivat avata yksi ryhmä ja pääkäyttäjät.',
  closed_other: 'Tämän kansion voivat avata {{count}} ryhmää ja pääkäyttäjät.',
  empty: {
    title: 'Arkisto on tyhjä',
    text: 'Organisaatiosi lähettämä tulee tänne hetki sen jälkeen, kun se on päättynyt ja ainakin yksi on allekirjoittanut.',
  },
  signedFor: 'Allekirjoitettu puolestanne, lähettäjä toinen organisaatio',
  move: 'Siirrä',
  moveTitle: 'Siirrä toiseen kansioon',
  moveHint: 'Asiakirjaa säilytetään sen kansion säännön mukaan, jossa se on.',
  moved: 'Se on nyt toisessa kansiossa.',
  copy: 'Kopioi uudeksi luonnokseksi',
  addendum: 'Tee liite',
  drafted: 'Luonnos on valmis.',
  invitation: 'Kutsu',
  invitationPage: 'Avaa kutsu',
  invitationHistory: 'Allekirjoitusten historia',
  back: 'Takaisin arkistoon',
  vouched: 'Tuotu: allekirjoituksia koskevista tiedoista vastaa se, joka toi asiakirjan.',
  origin: 'Allekirjoitettu palvelussa',
};
