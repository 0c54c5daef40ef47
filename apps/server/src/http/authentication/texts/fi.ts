import type { Landing } from './en.js';

export const fi: Landing = {
  done: 'Henkilöllisyytesi on vahvistettu',
  doneText: 'Voit nyt allekirjoittaa tässä selaimessa. Aikaa on kello {{until}} asti.',
  doneFor: 'Tunnistettu: {{name}}.',
  test: 'Tämä oli testi: se ei todista kenenkään henkilöllisyyttä.',
  back: 'Takaisin kutsuun',
  close: 'Voit myös sulkea tämän sivun ja jatkaa siitä, mistä tulit.',
  again: 'Jatka',
  againText: 'Tunnistuspalvelu lähetti sinut takaisin. Vielä yksi vaihe, niin olet perillä.',
  cancelled: 'Keskeytit tunnistautumisen. Mitään ei allekirjoitettu. Voit aloittaa uudelleen, myös toisella tavalla.',
  failed: 'Tunnistuspalvelu ei voinut vahvistaa henkilöllisyyttäsi. Yritä uudelleen tai käytä toista tapaa.',
  mismatch:
    'Tähän kutsuun odotetaan toisen henkilön allekirjoitusta. Jos kutsu on tarkoitettu sinulle, kerro siitä lähettäjälle: hän voi korjata tiedon ja lähettää uuden kutsun.',
  invalid: 'Saatuun vastaukseen ei voi luottaa, joten sitä ei käytetty. Aloita uudelleen kutsusta.',
  unknown:
    'Tunnistautuminen aloitettiin toisessa selaimessa, se on jo käytetty tai se kesti liian kauan. Aloita alusta samassa selaimessa: sähköpostissa olevasta linkistä tai kirjautumissivulta.',
  unavailable:
    'Tunnistuspalvelu ei vastaa juuri nyt. Yritä muutaman minuutin kuluttua uudelleen tai käytä toista tapaa.',
  other: 'Avaa sähköpostissa oleva linkki uudelleen, niin näet, mitä voit tehdä.',
};
