import type { SameKeys } from '@attestory/application';
import type { en } from './en.js';

export const fi: SameKeys<typeof en> = {
  languages: 'Kieli',
  register: {
    title: 'Kirjaudu tai rekisteröidy',
    intro: 'Jos sinulla ei vielä ole henkilökohtaista tiliä, se luodaan, kun kirjaudut ensimmäisen kerran.',
    strong: 'Vahvalla tunnistautumisella',
    strongWhy:
      'Valitse, millä tunnistaudut. Asiakirjat, jotka olet aiemmin allekirjoittanut samalla henkilöllisyydellä, löytyvät.',
    test: 'Tämä on esittely: tunnistuspalvelu on testiympäristö, eikä se tunnista ketään.',
    email: 'Sähköpostilla',
    emailWhy:
      'Jos sinulla ei ole mitään näistä. Se osoittaa vain, että luet osoitteen sähköpostia, joten kaikkea ei voi tehdä: esimerkiksi organisaatiota ei voi rekisteröidä.',
    address: 'Sähköpostiosoite',
    badAddress: 'Tämä ei ole sähköpostiosoite. Tarkista se ja yritä uudelleen.',
    send: 'Lähetä minulle linkki',
  },
  method: {
    'fi-bank-id': 'Pankkitunnukset',
    'fi-mobile-id': 'Mobiilivarmenne',
    'se-bankid': 'BankID',
    'no-bankid': 'BankID',
    'dk-mitid': 'MitID',
    'nl-idin': 'iDIN',
  },
  mailbox: {
    title: 'Katso sähköpostiisi',
    sent: 'Kirjautumislinkki on matkalla osoitteeseen {{email}}. Se toimii yhden kerran, 30 minuutin ajan.',
    missing:
      'Eikö viestiä näy muutaman minuutin kuluttua? Katso roskapostista, tarkista osoite ja yritä uudelleen. Yhteen osoitteeseen lähetetään enintään viisi linkkiä tunnissa.',
    again: 'Takaisin',
  },
  link: {
    field: 'Sähköpostissa oleva linkki',
    hint: 'Kopioi koko linkki sähköpostista ja liitä se tähän.',
  },
  signIn: {
    title: 'Kirjaudu sisään',
    text: 'Vielä yksi vaihe: paina painiketta, niin olet kirjautunut tässä selaimessa.',
    button: 'Kirjaudu sisään',
  },
  join: {
    title: 'Liity organisaatioon',
    text: 'Sinut on kutsuttu. Liittyäksesi sinun on oltava kirjautuneena.',
    first: 'Etkö ole kirjautunut tässä selaimessa? Tee se ensin ja avaa sitten sähköpostissa oleva linkki uudelleen.',
    signIn: 'Kirjaudu tai rekisteröidy',
    button: 'Liity',
    waiting: 'Olit liittymässä organisaatioon.',
    goOn: 'Jatka',
  },
  download: {
    title: 'Lataa asiakirja',
    text: 'Lataa leimattu asiakirja painikkeesta. Lähettäjä näkee, että se on ladattu.',
    button: 'Lataa',
    lost: 'Eikö sinulla ole linkkiä, tai eikö se enää toimi?',
    lostText:
      'Pyydä uudet linkit siihen sähköpostiosoitteeseen, johon allekirjoituspyyntö tuli. Muihin osoitteisiin niitä ei lähetetä.',
    send: 'Lähetä minulle uudet linkit',
    byLink: 'Uudet linkit ovat matkalla siihen sähköpostiosoitteeseen, johon tämäkin linkki lähetettiin.',
    byEmail:
      'Jos allekirjoittamiasi asiakirjoja on lähetetty linkkeinä osoitteeseen {{email}}, uudet linkit ovat matkalla sinne.',
    missing:
      'Eikö viestiä näy muutaman minuutin kuluttua? Katso roskapostista ja tarkista osoite. Uusia linkkejä voi pyytää muutaman kerran tunnissa.',
    expired: 'Tämän linkin voimassaoloaika on päättynyt.',
    replaced: 'Uudempi linkki on korvannut tämän: etsi viimeisin sähköpostiviesti.',
    revoked: 'Lähettäjä on sulkenut tämän linkin. Jos tarvitset asiakirjan, pyydä sitä lähettäjältä.',
    purged:
      'Asiakirja on poistettu säilytysaikaa koskevien sääntöjen mukaisesti. Jos tarvitset sen, kysy lähettäjältä.',
  },
  joined: {
    title: 'Olet nyt jäsen',
    text: 'Olet liittynyt organisaatioon: {{organization}}.',
    goOn: 'Jatka',
  },
  home: {
    title: 'Olet kirjautunut',
    as: 'Käyttäjä',
    how: 'Tunnistustapa',
    byEmail: 'sähköpostiosoite; ei vahva tunnistautuminen',
    strongly: 'vahva tunnistautuminen',
    documents: 'Allekirjoittamasi asiakirjat',
    organizations: 'Organisaatiot',
    noOrganizations: 'Et ole minkään organisaation jäsen.',
    signOut: 'Kirjaudu ulos',
  },
  role: {
    'main-user': 'pääkäyttäjä',
    user: 'käyttäjä',
    viewer: 'katselija',
  },
  signedOut: {
    title: 'Olet kirjautunut ulos',
    again: 'Kirjaudu uudelleen',
  },
  failed: {
    used: 'Linkki toimii yhden kerran, ja tämä on käytetty. Jos käyttäjä et ollut sinä, pyydä uusi linkki äläkä anna sitä kenellekään.',
    closed: 'Tämä linkki ei enää toimi: sen aika on päättynyt tai uudempi linkki on korvannut sen.',
    unknown: 'Tämä ei ole meidän linkkimme. Kopioi sähköpostissa oleva linkki kokonaan, viimeistä merkkiä myöten.',
    signInFirst: 'Kirjaudu ensin sisään',
    notSignedIn:
      'Liittyäksesi sinun on oltava kirjautuneena tässä selaimessa. Kirjaudu ensin ja avaa sitten sähköpostissa oleva linkki uudelleen.',
    member: 'Olet jo tämän organisaation jäsen.',
    often: 'Tätä pyydettiin liian usein. Odota hetki ja yritä uudelleen.',
    broker:
      'Käytä toista tunnistustapaa tai pyydä kirjautumislinkki sähköpostiisi. Voit myös yrittää uudelleen muutaman minuutin kuluttua.',
    method: 'Valitse toinen tai pyydä kirjautumislinkki sähköpostiisi.',
    other: 'Tämä ei onnistunut. Yritä muutaman minuutin kuluttua uudelleen.',
    newLink: 'Pyydä uusi linkki',
  },
};
