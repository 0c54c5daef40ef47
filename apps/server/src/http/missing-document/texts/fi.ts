import type { SameKeys } from '@attestory/application';
import type { en } from './en.js';

export const fi: SameKeys<typeof en> = {
  outcome: {
    found: {
      title: 'Etsimäsi asiakirja voi olla jokin näistä',
      detail: 'Kunkin kohdalla näet, mitkä syyt pätevät, mihin tieto perustuu ja mitä voit tehdä seuraavaksi.',
    },
    'found-more': {
      title: 'Tällaisia asiakirjoja on enemmän kuin voidaan näyttää',
      detail: 'Nämä ovat uusimmat. Lisää jokin otsikon sana, lähettäjä tai ajankohta, niin oikea löytyy.',
    },
    nothing: {
      title: 'Tällaista asiakirjaa ei löytynyt omistasi',
      detail:
        'Kokeile harvempia tai toisia sanoja ja pidempää aikaväliä. Toiseen osoitteeseen lähetetty tai toisella tunnistautumisella allekirjoitettu löytyy vasta, kun olet kirjautunut sillä.',
    },
    'too-vague': {
      title: 'Kerro asiakirjasta hieman enemmän',
      detail: 'Anna jokin otsikon sana, lähettäjä, suunnilleen lähetysaika tai käytetty sähköpostiosoite.',
    },
    general: {
      title: 'Miksi asiakirja ei ehkä löydy sieltä, mistä etsit sitä',
      detail:
        'Nämä ovat tavallisimmat syyt. Mikä niistä koskee sinun asiakirjaasi, selviää vasta, kun olet kirjautunut sisään.',
    },
  },
  reason: {
    'never-asked': 'Tältä henkilöltä ei ole pyydetty allekirjoitusta',
    'other-identity': 'Se on allekirjoitettu toisella tunnistautumisella tai tarkoitettu toiselle henkilölle',
    'not-completed': 'Se ei ole vielä valmis',
    cancelled: 'Se suljettiin, ennen kuin kaikki olivat allekirjoittaneet',
    'signed-on-paper': 'Se on allekirjoitettu paperilla',
    'signed-as-representative': 'Se on allekirjoitettu organisaation edustajana',
    'signed-without-strong-authentication': 'Se on allekirjoitettu ilman vahvaa tunnistautumista',
    'link-switched-off': 'Lähettäjä on kytkenyt latauslinkit pois päältä',
    'saving-switched-off': 'Lähettäjä on kytkenyt pois päältä tallennuksen henkilökohtaisille tileille',
    'mail-bounced': 'Sähköpostia ei voitu toimittaa',
    'link-expired-or-used': 'Latauslinkki ei ole enää voimassa tai se on käytetty',
    'retention-passed': 'Säilytysaika on päättynyt',
    purged: 'Se on poistettu pysyvästi',
    'organization-account-holds-it': 'Se on lähettäneen organisaation tilillä',
  },
  about: {
    'never-asked':
      'Vain ne, jotka nimettiin kutsua lähetettäessä, voivat allekirjoittaa. Ketään ei voi lisätä jälkikäteen.',
    'other-identity':
      'Asiakirja kuuluu sille, jonka tunnistautumisella se on allekirjoitettu, esimerkiksi pankkitunnuksilla. Toisella tunnistautumisella tai pelkällä sähköpostilinkillä kirjautuneelle sitä ei näytetä.',
    'not-completed': 'Asiakirja toimitetaan ja arkistoidaan, kun kaikki ovat allekirjoittaneet tai kutsu on suljettu.',
    cancelled:
      'Kutsu päättyy kesken, kun lähettäjä peruu sen, joku kieltäytyy allekirjoittamasta tai aika loppuu. Jo tehdyt allekirjoitukset pysyvät voimassa.',
    'signed-on-paper':
      'Lähettäjä kirjaa paperilla tehdyn allekirjoituksen ja liittää siihen skannatun asiakirjan. Se on lähettäjän arkistossa, eikä sitä lähetetä kenellekään.',
    'signed-as-representative':
      'Rekisteröidyn organisaation edustajana allekirjoitettu asiakirja menee kyseisen organisaation arkistoon eikä henkilökohtaiselle tilille.',
    'signed-without-strong-authentication':
      'Ilman vahvaa tunnistautumista allekirjoittanut saa kopion vain, jos lähettäjä on niin valinnut.',
    'link-switched-off': 'Kutsun lähettävä ohjelma voidaan asettaa olemaan lähettämättä latauslinkkejä.',
    'saving-switched-off':
      'Kutsun lähettävä ohjelma voidaan asettaa olemaan tallentamatta asiakirjoja henkilökohtaisille tileille.',
    'mail-bounced':
      'Vastaanottajan sähköpostipalvelin voi torjua viestin esimerkiksi silloin, kun osoite on väärä tai postilaatikko täynnä.',
    'link-expired-or-used':
      'Latauslinkit toimivat rajoitetun ajan ja lakkaavat toimimasta, kun uusi lähetetään. Ladattu tiedosto on laitteen lataukset-kansiossa.',
    'retention-passed':
      'Henkilökohtainen tili säilyttää asiakirjan rajoitetun ajan viimeisestä allekirjoituksesta: 12 kuukautta, kun on allekirjoittanut omasta puolestaan, ja 3 kuukautta, kun on allekirjoittanut muun organisaation puolesta, ellei tässä palvelussa ole toisin määrätty.',
    purged:
      'Kun säilytysaika on päättynyt, kopio poistetaan. Todistus kertoo, mitä poistettiin, milloin ja millä perusteella.',
    'organization-account-holds-it':
      'Organisaation lähettämät asiakirjat ovat sen omassa arkistossa. Jäsen löytää ne vaihtamalla organisaation puolelle, ei henkilökohtaiselta tililtään.',
  },
  variant: {
    'not-completed': {
      'waits-for-them': 'Se odottaa vielä tämän henkilön allekirjoitusta',
      'waits-for-others': 'Se odottaa vielä muiden allekirjoituksia',
    },
    cancelled: {
      cancelled: 'Lähettäjä perui kutsun',
      declined: 'Joku kieltäytyi allekirjoittamasta',
      expired: 'Allekirjoitusaika päättyi',
    },
    'link-expired-or-used': {
      expired: 'Latauslinkki on vanhentunut',
      closed: 'Latauslinkki on suljettu',
      used: 'Asiakirja on ladattu linkistä',
    },
  },
  until: {
    'retention-passed': 'Säilytysajan viimeinen päivä oli {{day}}.',
    'link-expired-or-used': 'Linkin viimeinen voimassaolopäivä oli {{day}}.',
    used: 'Linkki on voimassa tähän päivään asti: {{day}}.',
  },
  verdict: {
    'does-not-hold': 'Tämä ei ole syynä.',
    'cannot-be-told': 'Täällä ei voida sanoa, onko tämä syynä.',
  },
  next: {
    'search-otherwise': 'Etsi asiakirjaa toisilla sanoilla tai toisella osoitteella tai tunnistautumisella.',
    'sign-in-with-other-identity': 'Kirjaudu sillä tunnistautumisella, jolla allekirjoitit, tai lisää se tiliisi.',
    'sign-now': 'Avaa kutsu saapuneista ja allekirjoita se.',
    'wait-for-others': 'Odota, kunnes muut ovat allekirjoittaneet. Saat tiedon, kun asiakirja on valmis.',
    'remind-signatories': 'Muistuta niitä, jotka eivät ole vielä allekirjoittaneet.',
    'copy-the-invitation': 'Kopioi kutsu, muuta mitä tarvitsee ja lähetä se uudelleen.',
    'change-to-organization': 'Vaihda roolivalikosta organisaation puolelle ja katso sen arkistosta.',
    'ask-represented-organization': 'Kysy edustetulta organisaatiolta: asiakirja on sen arkistossa.',
    'ask-the-organization': 'Pyydä kopio organisaatiolta, joka lähetti kutsun.',
    'ask-other-signatories': 'Kysy muilta allekirjoittaneilta, onko heillä kopio tallella.',
    'give-a-copy': 'Lataa asiakirja arkistostasi ja anna henkilölle kopio.',
    'give-another-address': 'Anna lähettäjälle toimiva osoite, tai tarkista postilaatikko ja pyydä uusi linkki.',
    'ask-for-new-link': 'Pyydä uusi latauslinkki sillä sähköpostiosoitteella, johon edellinen lähetettiin.',
    'use-the-link': 'Katso laitteesi lataukset-kansiosta tai avaa sähköpostissa oleva linkki uudelleen.',
    'see-certificate': 'Katso poistotodistuksesta, mitä poistettiin, milloin ja millä perusteella.',
    'look-in-the-archive': 'Katso organisaatiosi arkistosta.',
  },
  hint: {
    'verify-address':
      'Tämä osoite ei ole tililläsi. Kirjaudu siihen lähetettävällä linkillä, niin näet, mitä sinne on lähetetty.',
    'sign-in-strongly':
      'Olet kirjautunut vain sähköpostilla. Kirjaudu vahvalla tunnistautumisella, niin näet, mitä olet sillä allekirjoittanut.',
    'sign-in':
      'Kirjaudu sillä tunnistautumisella, jolla allekirjoitit, tai käytettyyn sähköpostiosoitteeseen lähetettävällä linkillä.',
  },
};
