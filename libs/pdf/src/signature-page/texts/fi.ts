import type { SameKeys } from '@attestory/application/translations';
import type { en } from './en.js';

export const fi: SameKeys<typeof en> = {
  heading: 'Allekirjoitussivu',
  lead: 'Attestory on lisännyt tämän sivun alla mainittuun asiakirjaan. Sivu kertoo, ketkä ovat allekirjoittaneet asiakirjan, milloin ja miten. Itse asiakirja on muuttumaton: se on tämän tiedoston {{bytes}} ensimmäistä tavua, ja alla oleva SHA-256 on laskettu täsmälleen niistä.',
  leadOfOwnFile_one:
    'Tämä sivu kuuluu alla mainittuun asiakirjaan, jossa oli jo yksi allekirjoitus, kun se ladattiin palveluun. Jotta se säilyisi koskemattomana, sivu on oma tiedostonsa. Sivu kertoo, ketkä ovat allekirjoittaneet asiakirjan Attestoryssa, milloin ja miten. Itse asiakirja on muuttumaton: se on sinetöidyn asiakirjan {{bytes}} ensimmäistä tavua, ja alla oleva SHA-256 on laskettu täsmälleen niistä.',
  leadOfOwnFile_other:
    'Tämä sivu kuuluu alla mainittuun asiakirjaan, jossa oli jo {{count}} allekirjoitusta, kun se ladattiin palveluun. Jotta ne säilyisivät koskemattomina, sivu on oma tiedostonsa. Sivu kertoo, ketkä ovat allekirjoittaneet asiakirjan Attestoryssa, milloin ja miten. Itse asiakirja on muuttumaton: se on sinetöidyn asiakirjan {{bytes}} ensimmäistä tavua, ja alla oleva SHA-256 on laskettu täsmälleen niistä.',
  state: { completed: 'Valmis', 'partly-signed': 'Osittain allekirjoitettu' },
  label: {
    title: 'Otsikko',
    sender: 'Lähettäjä',
    file: 'Tiedosto',
    sha256: 'SHA-256',
    extent: 'Laajuus',
    sent: 'Lähetetty',
    sealed: 'Sivu tehty',
    signed: 'Allekirjoitettu',
    method: 'Tapa',
    role: 'Rooli',
    identity: 'Henkilöllisyys',
    typedName: 'Kirjoitettu nimi',
    event: 'Tapahtuma ja tiiviste',
    head: 'Uusin allekirjoitettu kärki',
    root: 'Juuri',
    code: 'Tarkistuskoodi',
    address: 'Tarkista osoitteessa',
    invitation: 'Kutsu',
    document: 'Asiakirja',
  },
  extent_one: '1 sivu, {{bytes}} tavua',
  extent_other: '{{count}} sivua, {{bytes}} tavua',
  documentNumber: 'asiakirja {{number}}/{{of}}',
  notSigned: 'Ei allekirjoitettu',
  notSignedNote:
    'Nämä kutsutut eivät olleet allekirjoittaneet, kun sivu tehtiin. Alla olevat allekirjoitukset ovat päteviä ilman heidän allekirjoituksiaan.',
  notSignedState: { pending: 'ei ole allekirjoittanut', declined: 'kieltäytyi allekirjoittamasta' },
  signatures: 'Allekirjoitukset',
  signedCount: '{{signed}}/{{of}} allekirjoittanut',
  noSignatures: 'Kukaan ei ole vielä allekirjoittanut.',
  method: { light: 'Kevyt allekirjoitus: piirretty, ilman tunnistautumista' },
  assurance: { none: 'Kevyt allekirjoitus', 'single-factor': 'Yksi tekijä', strong: 'Vahva tunnistautuminen' },
  identity: {
    none: 'henkilöllisyyttä ei ole varmistettu; nimi itse kirjoitettuna',
    'single-factor': 'tunnistettu yhdellä tekijällä',
    strong: 'varmistettu vahvalla tunnistautumisella',
  },
  role: {
    self: 'Edustaa itseään',
    otherOrganization: 'Edustaa toista organisaatiota: {{name}}',
    representative: 'Edustaja, organisaatio: {{name}}',
  },
  unnamedOrganization: 'palveluun rekisteröity organisaatio',
  businessId: 'yritystunnus {{id}}',
  erased: '(poistettu)',
  noDrawing: 'ei piirrosta',
  drawingErased: 'piirros poistettu',
  proof: 'Todiste',
  proofNote:
    'Jokainen allekirjoitus on tapahtuma lokissa, jonka merkinnät on ketjutettu tiivisteillään. Allekirjoitettu kärki kiinnittää kaikki sitä edeltävät tapahtumat: tämän sivun haltija voi myöhemmin osoittaa, ettei yhtäkään niistä ole muutettu.',
  head: '{{leaves}} tapahtumaa, {{at}}',
  noHead: 'ei vielä',
  seal: 'Palvelun sähköinen leima',
  sealNote:
    'Attestoryn leimaama (PAdES) {{at}}. Avaa tiedosto PDF-lukijassa, joka tarkistaa allekirjoitukset: se näyttää, onko jotakin muutettu leimaamisen jälkeen ja kenen varmenteella leima on tehty. Leima on palvelun; allekirjoittajien omat allekirjoitukset on lueteltu yllä.',
  replaced:
    '\ufffd on merkki, jota tällä sivulla ei voi näyttää. Tekstin kaikki merkit seuraavat sen perässä Unicode-numeroina; täsmällinen teksti on tapahtumalokissa.',
  footer: 'Attestory · kutsu {{invitationId}}',
  pageOf: 'Allekirjoitussivu {{page}}/{{pages}}',
  time: '{{day}} klo {{clock}} UTC',
};
