import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nl: SameKeys<typeof en> = {
  title: 'Logboek',
  text: 'Alles wat het logboek over uw organisatie zegt, het oudste eerst. Niets erin kan worden gewijzigd; gewiste persoonsgegevens zijn leeg.',
  type: 'Soorten',
  typeHint: 'Bijvoorbeeld MemberInvited; meerdere gescheiden door komma’s.',
  stream: 'Stroom',
  streamHint: 'Bijvoorbeeld die van één uitnodiging: invitation- en haar id.',
  from: 'Vanaf',
  fromHint: 'In uw eigen tijdzone.',
  show: 'Laat zien',
  all: 'Alles laten zien',
  none: 'Zulke gebeurtenissen zijn er niet',
  export: 'Downloaden als bestand (NDJSON)',
  exportText: 'Alle gebeurtenissen die deze filters doorlaten, één per regel.',
  time: 'Tijd (UTC)',
  actor: 'Wie',
  revision: 'gebeurtenis {{revision}} daarvan',
  hash: 'Hash van de gebeurtenis',
  previousHash: 'Hash van de gebeurtenis ervoor',
  first: 'Het is de eerste van haar stroom',
};
