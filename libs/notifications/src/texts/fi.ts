import type { SameKeys } from '@attestory/application/translations';
import type { en } from './en.js';

export const fi: SameKeys<typeof en> = {
  greeting: 'Hei {{name}},',
  greetingWithoutName: 'Hei,',
  untitled: 'Nimetön',
  unnamedOrganization: 'Eräs organisaatio',
  unnamedDocument: 'Asiakirja',
  time: '{{day}} klo {{clock}} (UTC)',
  invitation: {
    subject: '{{organization}} pyytää sinua allekirjoittamaan: {{title}}',
    heading: '{{organization}} pyytää sinua allekirjoittamaan',
    message: 'Viesti lähettäjältä: {{organization}}',
    documents_one: 'Asiakirja',
    documents_other: '{{count}} asiakirjaa',
    button: 'Lue ja allekirjoita',
    until: 'Voit allekirjoittaa {{time}} saakka.',
    personal:
      'Linkki on henkilökohtainen: se, jolla linkki on, voi toimia nimissäsi. Älä välitä tätä viestiä eteenpäin.',
  },
  reminder: {
    subject: 'Muistutus: {{organization}} pyytää sinua allekirjoittamaan: {{title}}',
    heading: '{{organization}} odottaa allekirjoitustasi',
  },
  completed: {
    subject: 'Kaikki ovat allekirjoittaneet: {{title}}',
    heading: 'Kaikki ovat allekirjoittaneet',
    intro:
      'Kaikki kutsutut ovat allekirjoittaneet (lähettäjä: {{organization}}). Asiakirjat ovat valmiit, ja ne on leimattu sähköisesti.',
  },
  cancelled: {
    subject: '{{organization}} on perunut kutsun: {{title}}',
    heading: '{{organization}} on perunut allekirjoituskutsun',
    linkClosed: 'Sinulle lähetetty kutsulinkki ei enää toimi. Sinun ei tarvitse tehdä mitään.',
    reason: 'Syy lähettäjän sanoin ({{organization}})',
    signatureStaysValid: 'Olit jo allekirjoittanut: allekirjoituksesi pysyy voimassa.',
    nothingSigned: 'Et ollut allekirjoittanut, eikä nimissäsi ole allekirjoitettu mitään.',
    notSignedHere: 'Et ollut allekirjoittanut palvelussa.',
    signedOnPaper:
      'Et ollut allekirjoittanut palvelussa. Lähettäjä ({{organization}}) on kirjannut, että allekirjoitit paperilla.',
  },
  declined: {
    subject: 'Kaikki eivät allekirjoita: {{title}}',
    heading: 'Yksi kutsutuista on kieltäytynyt allekirjoittamasta',
  },
  expired: {
    subject: 'Allekirjoitusaika on päättynyt: {{title}}',
    heading: 'Allekirjoitusaika on päättynyt, eivätkä kaikki ole allekirjoittaneet',
  },
  download: {
    button: 'Lataa',
    until: 'Latauslinkit toimivat {{time}} saakka.',
    personal: 'Ne ovat henkilökohtaisia: älä välitä tätä viestiä eteenpäin.',
    askForCopy: 'Jos tarvitset kopion leimatuista asiakirjoista, pyydä sitä lähettäjältä ({{organization}}).',
    fingerprint: 'Tiedoston tiiviste (SHA-256): {{sha256}}',
    signaturePage: 'Allekirjoitussivu: {{fileName}}',
  },
  downloadLink: {
    subject: 'Uudet latauslinkit: {{title}}',
    heading: 'Uudet latauslinkkisi',
    intro:
      'Joku, todennäköisesti sinä itse, on pyytänyt uudet linkit allekirjoittamiisi asiakirjoihin (lähettäjä: {{organization}}). Aiemmat linkkisi eivät enää toimi.',
    nothing: 'Täällä ei ole enää mitään ladattavaa.',
  },
  signInLink: {
    subject: 'Kirjautumislinkkisi Attestoryyn',
    heading: 'Kirjaudu Attestoryyn',
    intro: 'Joku, todennäköisesti sinä itse, on pyytänyt kirjautumislinkkiä tähän sähköpostiosoitteeseen.',
    button: 'Kirjaudu sisään',
    until: 'Linkki toimii yhden kerran, {{time}} saakka.',
    personal:
      'Linkillä kirjautuu se, jolla se on. Älä välitä viestiä eteenpäin äläkä anna linkkiä kenellekään, joka pyytää sitä.',
    unasked:
      'Jos et pyytänyt linkkiä, sinun ei tarvitse tehdä mitään: ilman tätä linkkiä kukaan ei voi kirjautua osoitteellasi.',
    footer: 'Lähettäjä: Attestory. Viesti on lähetetty automaattisesti, eikä vastauksia lueta.',
  },
  memberInvitation: {
    subject: '{{organization}} kutsuu sinut jäseneksi Attestoryssa',
    heading: '{{organization}} kutsuu sinut jäsenekseen',
    role: {
      'main-user':
        'Sinusta tulee pääkäyttäjä: hallinnoit organisaation jäseniä, kansioita ja asetuksia ja lähetät allekirjoituskutsuja.',
      user: 'Sinusta tulee käyttäjä: lähetät organisaation allekirjoituskutsuja ja seuraat niitä.',
      viewer: 'Sinusta tulee katselija: voit lukea organisaation kutsuja ja arkistoa.',
    },
    how: 'Liittyäksesi kirjaudu Attestoryyn tai rekisteröidy, jos sinulla ei vielä ole henkilökohtaista tiliä. Painikkeen takana oleva sivu neuvoo, miten.',
    button: 'Liity',
    until: 'Linkki toimii yhden kerran, {{time}} saakka.',
    personal:
      'Se on tarkoitettu vain sinulle: se, jolla linkki on, voi liittyä sinun sijastasi. Älä välitä tätä viestiä eteenpäin.',
  },
  purgeNotice: {
    person: {
      heading_one: 'Tilisi asiakirja poistetaan',
      heading_other: '{{count}} tilisi asiakirjaa poistetaan',
      intro:
        'Asiakirjat säilyvät henkilökohtaisella tilillä rajallisen ajan viimeisen allekirjoituksen jälkeen. Tämä aika on päättymässä.',
      advice: 'Jos haluat säilyttää kopion, kirjaudu sisään ja lataa se sitä ennen. Poistettua ei voi palauttaa.',
    },
    organization: {
      heading_one: 'Asiakirja poistetaan arkistosta: {{organization}}',
      heading_other: '{{count}} asiakirjaa poistetaan arkistosta: {{organization}}',
      intro:
        'Organisaation säilytyssäännöt määräävät, kuinka kauan asiakirjat säilyvät sen arkistossa ({{organization}}). Tämä aika on päättymässä.',
      advice:
        'Jos asiakirja on säilytettävä pidempään, pääkäyttäjä voi sitä ennen asettaa sille säilytysvelvoitteen tai muuttaa kansion sääntöä. Poistettua ei voi palauttaa.',
    },
    list: 'Poistettavat asiakirjat',
    goes: '{{fileName}}, aikaisintaan {{time}}',
    more_one: 'Lisäksi yksi muu asiakirja.',
    more_other: 'Lisäksi {{count}} muuta asiakirjaa.',
    button: 'Kirjaudu sisään',
    unsure: 'Jos olet epävarma, älä käytä linkkiä: kirjoita palvelun osoite itse selaimeesi.',
  },
  copyLink: 'Jos painike ei toimi, kopioi tämä osoite selaimeesi:',
  genuine: {
    heading: 'Näin varmistat, että viesti on aito',
    link: 'Viestin linkit johtavat vain osoitteeseen {{origin}}/: vertaa sitä selaimesi näyttämään osoitteeseen.',
    noSecrets:
      'Kukaan ei kysy sinulta sähköpostitse salasanaa, PIN-koodia tai pankkitietoja. Älä koskaan vastaa sellaiseen viestiin.',
    ask: 'Jos et odottanut viestiä, kysy lähettäjältä ({{organization}}) muuta kautta tuntemastasi numerosta tai osoitteesta.',
  },
  footer:
    'Lähettäjä: Attestory. Lähetetty seuraavan organisaation puolesta: {{organization}}. Viesti on lähetetty automaattisesti, eikä vastauksia lueta.',
};
