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
  strongFirst: {
    text: 'Kirjauduit sähköpostissa olevalla linkillä, eikä tällä tilillä ole vielä tunnistautumistapaa. Lisää omasi, niin voit jatkaa tästä.',
    other:
      'Kirjauduit sähköpostissa olevalla linkillä, mikä osoittaa vain, että luet tätä sähköpostia. Tähän tarvitaan vahva tunnistautuminen.',
    button: 'Lisää tunnistautumistapa',
  },
  mainUsers: {
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
  ways: {
    inbox: 'Saapuneet',
    documents: 'Asiakirjat',
    archive: 'Arkisto',
    settings: 'Asetukset',
    retention: 'Säilytys',
    audit: 'Tapahtumaloki',
    invitations: 'Kutsut',
    templates: 'Mallipohjat',
  },
  roles: {
    menu: 'Roolivalikko: {{side}}',
    own: 'Omat asiat',
    behalf: 'Kenen puolesta',
    signedInAs: 'Kirjautunut: {{name}}',
    byEmail: 'Sähköpostilla, ilman vahvaa tunnistautumista',
    strongly: 'Vahvasti tunnistautuneena',
    register: 'Rekisteröi organisaatio',
    settings: 'Asetukset',
    signOut: 'Kirjaudu ulos',
    role: {
      'main-user': 'pääkäyttäjä',
      user: 'käyttäjä',
      viewer: 'katselija',
    },
  },
  side: {
    title: 'Sivu kuuluu toiselle puolelle',
    organization: 'Se on organisaation sivu. Valitse, kenen puolesta haluat nähdä sen.',
    personal: 'Se kuuluu omiin asioihisi. Siirry niihin nähdäksesi sen.',
    none: 'Se on organisaation sivu, etkä ole minkään organisaation jäsen.',
  },
  join: {
    title: 'Olit liittymässä organisaatioon',
    goOn: 'Jatka',
    leave: 'Ei nyt',
  },
};
