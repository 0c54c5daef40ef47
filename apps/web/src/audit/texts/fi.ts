import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const fi: SameKeys<typeof en> = {
  title: 'Tapahtumaloki',
  text: 'Kaikki, mitä loki kertoo organisaatiostasi, vanhin ensin. Mitään siinä ei voi muuttaa; poistettujen henkilötietojen kohta on tyhjä.',
  type: 'Tyypit',
  typeHint: 'Esimerkiksi MemberInvited; useita pilkuin erotettuina.',
  stream: 'Virta',
  streamHint: 'Esimerkiksi yhden kutsun: invitation- ja kutsun tunnus.',
  from: 'Alkaen',
  fromHint: 'Omassa aikavyöhykkeessäsi.',
  show: 'Näytä',
  all: 'Näytä kaikki',
  none: 'Sellaisia tapahtumia ei ole',
  export: 'Lataa tiedostona (NDJSON)',
  exportText: 'Kaikki nämä ehdot täyttävät tapahtumat, yksi rivillä.',
  time: 'Aika (UTC)',
  actor: 'Kuka',
  revision: 'sen tapahtuma {{revision}}',
  hash: 'Tiiviste',
  previousHash: 'Edellisen tapahtuman tiiviste',
  first: 'Virran ensimmäinen tapahtuma',
};
