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
  ways: { invitations: 'Kutsut', settings: 'Asetukset', retention: 'Säilytys', audit: 'Tapahtumaloki' },
  mainUsers: {
    side: 'Tämä koskee organisaatiota',
    sideText: 'Olet omalla puolellasi. Valitse organisaatio oikean yläkulman roolivalikosta.',
    only: 'Pääkäyttäjille',
    as: {
      user: 'Olet tämän organisaation käyttäjä: lähetät kutsuja ja näet asiakirjoja. Tämä sivu on pääkäyttäjille; kysy joltakulta heistä.',
      viewer:
        'Olet tässä organisaatiossa lukija: näet asiakirjoja. Tämä sivu on pääkäyttäjille; kysy joltakulta heistä.',
    },
    strong: 'Kirjaudu ensin vahvemmin',
    strongText:
      'Kirjauduit sähköpostilinkillä, joka osoittaa vain, että luet kyseisen osoitteen postia. Organisaation hallintaan tarvitaan vahva tunnistautuminen.',
  },
};
