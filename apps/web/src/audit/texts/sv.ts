import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const sv: SameKeys<typeof en> = {
  title: 'Händelselogg',
  text: 'Allt som loggen säger om din organisation, det äldsta först. Inget i den kan ändras; personuppgifter som har raderats är tomma.',
  type: 'Typer',
  typeHint: 'Till exempel MemberInvited; flera skilda åt med komma.',
  stream: 'Ström',
  streamHint: 'Till exempel en inbjudans: invitation- och dess id.',
  from: 'Från',
  fromHint: 'I din egen tidszon.',
  show: 'Visa',
  all: 'Visa allt',
  none: 'Det finns inga sådana händelser',
  export: 'Ladda ner som fil (NDJSON)',
  exportText: 'Alla händelser som filtren släpper igenom, en per rad.',
  time: 'Tid (UTC)',
  actor: 'Vem',
  revision: 'händelse {{revision}} i den',
  hash: 'Hash för händelsen',
  previousHash: 'Hash för händelsen före',
  first: 'Den är den första i sin ström',
};
