import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const fi: SameKeys<typeof en> = {
  busy: 'Hetki…',
  retry: 'Yritä uudelleen',
  close: 'Sulje',
  cancel: 'Peruuta',
  more: 'Näytä lisää',
  nothing: 'Täällä ei ole vielä mitään',
  optional: 'valinnainen',
  help: 'Ohje',
  helpCentre: 'Ohjekeskus',
  verify: 'Tarkista asiakirja',
  language: 'Kieli',
  skip: 'Siirry sisältöön',
  offline: {
    title: 'Ei yhteyttä',
    text: 'Palveluun ei saatu yhteyttä toisellakaan yrityksellä. Mitään tähän kirjoittamaasi ei ole kadonnut. Tarkista yhteys ja yritä uudelleen.',
  },
  signedOut: {
    title: 'Istuntosi on päättynyt',
    text: 'Jatka kirjautumalla uudelleen. Tälle sivulle kirjoittamasi säilyy tässä selaimen välilehdessä.',
    button: 'Kirjaudu',
  },
  unexpected: {
    title: 'Jokin meni vikaan',
    text: 'Tällä sivulla tapahtui virhe. Lataa sivu uudelleen. Jos se ei auta, kerro siitä palvelun ylläpitäjälle.',
  },
  waitThen_one: 'Yritä uudelleen sekunnin kuluttua.',
  waitThen_other: 'Yritä uudelleen {{count}} sekunnin kuluttua.',
};
