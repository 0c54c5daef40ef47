import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const da: SameKeys<typeof en> = {
  title: 'Hændelseslog',
  text: 'Alt, hvad loggen siger om din organisation, det ældste først. Intet i den kan ændres; personoplysninger, der er slettet, er tomme.',
  type: 'Typer',
  typeHint: 'For eksempel MemberInvited; flere adskilt med komma.',
  stream: 'Strøm',
  streamHint: 'For eksempel en invitations: invitation- og dens id.',
  from: 'Fra',
  fromHint: 'I din egen tidszone.',
  show: 'Vis',
  all: 'Vis alt',
  none: 'Der er ingen sådanne hændelser',
  export: 'Hent som fil (NDJSON)',
  exportText: 'Alle hændelser, som filtrene lader komme med, én pr. linje.',
  time: 'Tid (UTC)',
  actor: 'Hvem',
  revision: 'hændelse {{revision}} i den',
  hash: 'Hændelsens hash',
  previousHash: 'Hash for hændelsen før',
  first: 'Den er den første i sin strøm',
};
