import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nl: SameKeys<typeof en> = {
  title: 'Archief',
  intro: 'Wat uw organisatie heeft verstuurd of geïmporteerd, en wat voor haar is ondertekend.',
  folder: 'Map',
  allFolders: 'Alle mappen',
  noFolder: 'In geen map',
  open: 'Alle leden mogen deze map openen, voor zover hun rol dat toelaat.',
  closed_one: 'Eén groep en de hoofdgebruikers mogen deze map openen.',
  closed_other: '{{count}} groepen en de hoofdgebruikers mogen deze map openen.',
  empty: {
    title: 'Het archief is leeg',
    text: 'Wat uw organisatie verstuurt, staat hier kort nadat het met minstens één handtekening is gesloten.',
  },
  signedFor: 'Voor u ondertekend, verstuurd door een andere organisatie',
  move: 'Verplaatsen',
  moveTitle: 'Naar een andere map verplaatsen',
  moveHint: 'Het document wordt bewaard volgens de regel van de map waarin het ligt.',
  moved: 'Het ligt nu in een andere map.',
  copy: 'Kopiëren naar een nieuw concept',
  addendum: 'Een addendum schrijven',
  drafted: 'Het concept is klaar.',
  invitation: 'De uitnodiging',
  invitationPage: 'De uitnodiging openen',
  invitationHistory: 'Geschiedenis van de handtekeningen',
  back: 'Terug naar het archief',
  vouched: 'Geïmporteerd: wie het importeerde, staat in voor de gegevens over de handtekeningen.',
  origin: 'Ondertekend bij',
};
