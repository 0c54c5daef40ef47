import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nb: SameKeys<typeof en> = {
  title: 'Hendelseslogg',
  text: 'Alt loggen sier om organisasjonen din, det eldste først. Ingenting i den kan endres; personopplysninger som er slettet, er tomme.',
  type: 'Typer',
  typeHint: 'For eksempel MemberInvited; flere skilt med komma.',
  stream: 'Strøm',
  streamHint: 'For eksempel én invitasjons: invitation- og dens ID.',
  from: 'Fra',
  fromHint: 'I din egen tidssone.',
  show: 'Vis',
  all: 'Vis alt',
  none: 'Det finnes ingen slike hendelser',
  export: 'Last ned som fil (NDJSON)',
  exportText: 'Alle hendelser som filtrene slipper gjennom, én per linje.',
  time: 'Tid (UTC)',
  actor: 'Hvem',
  revision: 'hendelse {{revision}} i den',
  hash: 'Hash for hendelsen',
  previousHash: 'Hash for hendelsen før',
  first: 'Den er den første i sin strøm',
};
