import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const fi: SameKeys<typeof en> = {
  title: 'Saapuneet',
  filters: 'Mitkä kutsut',
  state: {
    'my-turn': 'Allekirjoitettavat',
    waiting: 'Myöhemmin',
    signed: 'Allekirjoitetut',
    closed: 'Päättyneet',
  },
  how: {
    title: 'Voit allekirjoittaa täältä',
    text: 'Avaa kutsu, niin voit lukea ja allekirjoittaa sen. Sähköpostissa oleva linkki vie samaan paikkaan ja toimii edelleen.',
  },
  open: 'Avaa ja allekirjoita',
  from: 'Lähettäjä {{organization}}',
  sent: 'Lähetetty {{when}}',
  until: 'Allekirjoita viimeistään {{when}}',
  documents_one: 'yksi asiakirja',
  documents_other: '{{count}} asiakirjaa',
  signedOf: '{{signed}}/{{all}} on allekirjoittanut',
  mine: 'Allekirjoitit {{when}}',
  standing: {
    'my-turn': 'Sinun vuorosi',
    waiting: 'Muut allekirjoittavat ensin',
    signed: 'Olet allekirjoittanut',
    closed: 'Päättynyt',
  },
  ended: {
    completed: 'Kaikki ovat allekirjoittaneet',
    cancelled: 'Lähettäjä perui',
    declined: 'Joku kieltäytyi',
    expired: 'Määräaika päättyi',
  },
  empty: {
    'my-turn': {
      title: 'Mikään ei odota allekirjoitustasi',
      text: 'Kun joku pyytää sinulta allekirjoitusta, löydät pyynnön täältä ja sähköpostistasi.',
    },
    waiting: {
      title: 'Mikään ei odota muita',
      text: 'Täällä näet, mitä sinulta pyydetään allekirjoitettavaksi, kun muut ovat ensin allekirjoittaneet.',
    },
    signed: {
      title: 'Täällä ei ole mitään',
      text: 'Allekirjoittamasi pysyy täällä, kunnes kaikki muutkin ovat allekirjoittaneet. Sitten löydät sen asiakirjoistasi.',
    },
    closed: {
      title: 'Mikään ei ole päättynyt',
      text: 'Täällä näet kutsut, jotka ovat ohi: valmiit, perutut, hylätyt ja vanhentuneet.',
    },
  },
  documentsLink: 'Siirry asiakirjoihisi',
};
