import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const fi: SameKeys<typeof en> = {
  pages: 'Sivut',
  welcome: 'Tervetuloa',
  unknown: {
    title: 'Sivua ei ole',
    text: 'Osoitteessa voi olla kirjoitusvirhe, tai sivu kuuluu roolivalikon toiselle puolelle.',
    home: 'Alkuun',
  },
  signIn: {
    title: 'Kirjaudu',
    text: 'Täältä löydät allekirjoittamasi asiakirjat ja allekirjoitustasi odottavat kutsut, ja täältä lähetät kutsuja organisaatiosi puolesta.',
    button: 'Kirjaudu tai rekisteröidy',
  },
};
