import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const fi: SameKeys<typeof en> = {
  title: 'Ohjeet',
  intro: 'Miten löydät, allekirjoitat ja lähetät asiakirjoja – ja mitä tehdä, kun jokin on tiellä.',
  search: { label: 'Missä tarvitset apua?', hint: 'Muutama sana riittää, esimerkiksi ”en löydä sopimusta”.' },
  found_one: 'Yksi ohje',
  found_other: '{{count}} ohjetta',
  nothing: {
    title: 'Mitään ei löytynyt',
    detail: 'Kokeile toisia tai harvempia sanoja. Tai aloita jostakin näistä:',
  },
  recommended: 'Suosittelemme',
  questions: 'Usein kysyttyä',
  byTopic: 'Aiheittain',
  topic: {
    documents: 'Asiakirjojen löytäminen ja säilyminen',
    signing: 'Allekirjoittaminen',
    sending: 'Lähettäminen',
    account: 'Tili ja kirjautuminen',
    organization: 'Organisaation hallinta',
    proof: 'Historia ja todisteet',
    integrations: 'Integraatiot',
    privacy: 'Tietosuoja',
  },
  missing: {
    title: 'Etkö löydä asiakirjaa?',
    detail: 'Kerro, mitä muistat siitä. Näet jokaisen syyn, joka pätee, ja mitä voit tehdä.',
    link: 'Selvitä syy',
  },
  home: 'Kaikki ohjeet',
  fallback: 'Tätä ohjetta ei ole {{asked}}. Tässä se on {{language}}.',
  alsoIn: 'Lue {{language}}',
  machineTranslated:
    'Tämän ohjeen on kääntänyt ohjelma, eikä kukaan ole vielä tarkistanut sitä. Sanat voivat poiketa siitä, mitä sivuilla lukee.',
  related: 'Lue seuraavaksi',
  print: 'Tulosta',
  video: 'Katso video',
  transcript: 'Videon puhe tekstinä',
  gone: { title: 'Tällaista ohjetta ei ole', detail: 'Sillä voi olla nyt toinen nimi. Etsi sitä muutamalla sanalla.' },
  language: {
    en: 'englanniksi',
    fi: 'suomeksi',
    sv: 'ruotsiksi',
    nb: 'norjaksi',
    da: 'tanskaksi',
    nl: 'hollanniksi',
  },
};
