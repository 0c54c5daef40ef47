import type { SameKeys } from '@attestory/application/translations';
import type { en } from './en.js';

export const fi: SameKeys<typeof en> = {
  heading: 'Lisäpöytäkirja',
  lead: 'Tämä lisäpöytäkirja kuuluu alla mainittuun allekirjoituskutsuun. Lähettämisen jälkeen ei enää voinut muuttaa, ketkä sen allekirjoittavat ja mitä. Se, mistä on vielä sovittava tai minkä joku vielä allekirjoittaa, on tässä asiakirjassa, joka allekirjoitetaan erikseen. Alla mainitut asiakirjat säilyvät ennallaan, ja niihin jo tehdyt allekirjoitukset ovat voimassa.',
  state: {
    sent: 'lähetetty; avoinna allekirjoituksille',
    completed: 'valmistunut {{at}}',
    cancelled: 'peruttu {{at}}',
    declined: 'allekirjoittaja kieltäytyi {{at}}',
    expired: 'vanhentunut {{at}}',
  },
  label: {
    state: 'Tila',
    made: 'Pöytäkirja tehty',
    original: 'Alkuperäisen SHA-256',
    sealed: 'Leimatun version SHA-256',
    signaturePage: 'Allekirjoitussivun SHA-256',
    scan: 'Skannaus',
  },
  agreed: 'Mitä lisätään',
  documents: 'Asiakirjat, joihin lisäpöytäkirja viittaa',
  notSealed: 'ei ole: kukaan ei ollut allekirjoittanut, kun lisäpöytäkirja tehtiin',
  notSignedNote:
    'Heitä oli pyydetty allekirjoittamaan, eivätkä he olleet allekirjoittaneet palvelussa, kun lisäpöytäkirja tehtiin.',
  onPaper: 'Allekirjoitettu paperilla',
  onPaperNote:
    'Näin lähettäjä ilmoittaa. Skannaus on tallennettu kutsun yhteyteen; palvelu ei ole tarkistanut siinä olevia allekirjoituksia.',
  closing:
    'Kaikki on niin kuin tapahtumaloki sen tiesi, kun lisäpöytäkirja tehtiin. Se, ketkä allekirjoittavat itse lisäpöytäkirjan, on sen omalla allekirjoitussivulla.',
  replaced:
    '\ufffd on merkki, jota tällä sivulla ei voi näyttää. Teksti tai sana, jossa se on, seuraa Unicode-numeroina.',
  footer: 'Attestory · lisäpöytäkirja {{addendumId}}',
  pageOf: 'Lisäpöytäkirja, sivu {{page}}/{{pages}}',
};
