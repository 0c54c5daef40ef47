import type { SignInTexts } from './en.js';

export const fi: SignInTexts = {
  signedIn: 'Olet kirjautunut sisään',
  registered: 'Tilisi on valmis',
  linked: 'Henkilöllisyys lisättiin tiliisi',
  as: 'Tunnistettu: {{name}}.',
  earlier: 'Aiemmin allekirjoittamiasi asiakirjoja: {{count}}.',
  test: 'Tämä oli testi: se ei todista kenenkään henkilöllisyyttä.',
  home: 'Jatka',
  close: 'Voit myös sulkea tämän sivun ja jatkaa siitä, mistä tulit.',
  again: 'Kirjaudu tai rekisteröidy',
  cancelled: 'Keskeytit tunnistautumisen, eikä ketään kirjattu sisään. Voit aloittaa uudelleen, myös toisella tavalla.',
  failed: 'Tunnistuspalvelu ei voinut vahvistaa henkilöllisyyttäsi. Yritä uudelleen tai käytä toista tapaa.',
  invalid: 'Saatuun vastaukseen ei voi luottaa, joten sitä ei käytetty. Aloita uudelleen.',
  unknown: 'Tunnistautuminen on jo käytetty tai se kesti liian kauan. Aloita alusta samassa selaimessa.',
  unavailable:
    'Tunnistuspalvelu ei vastaa juuri nyt. Yritä muutaman minuutin kuluttua uudelleen tai käytä toista tapaa.',
  notRegistered:
    'Sinulla ei vielä ole tiliä tällä henkilöllisyydellä. Voit rekisteröityä samalla tunnistustavalla hetkessä.',
  linkedElsewhere: 'Tämä henkilöllisyys kuuluu toiseen tiliin. Kirjaudu siihen.',
  anotherPerson: 'Tällä henkilöllisyydellä on eri syntymäaika kuin tilissäsi. Tili on yhden ihmisen.',
  strongFirst: 'Tilissäsi on jo henkilöllisyys. Kirjaudu ensin sillä ja lisää sitten toinen.',
  other: 'Aloita uudelleen. Jos tämä toistuu, ota yhteyttä palvelun ylläpitäjään.',
};
