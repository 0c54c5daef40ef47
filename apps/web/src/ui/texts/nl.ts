import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nl: SameKeys<typeof en> = {
  busy: 'Een ogenblik…',
  retry: 'Opnieuw proberen',
  close: 'Sluiten',
  cancel: 'Annuleren',
  more: 'Meer tonen',
  nothing: 'Hier is nog niets',
  optional: 'optioneel',
  help: 'Hulp',
  helpCentre: 'Helpcentrum',
  verify: 'Een document controleren',
  language: 'Taal',
  skip: 'Naar de inhoud',
  offline: {
    title: 'Geen verbinding',
    text: 'De dienst was niet bereikbaar, ook niet bij een tweede poging. Niets van wat u hier hebt ingevuld is verloren. Controleer uw verbinding en probeer het opnieuw.',
  },
  signedOut: {
    title: 'Uw sessie is beëindigd',
    text: 'Log opnieuw in om verder te gaan. Wat u op deze pagina hebt ingevuld, blijft bewaard in dit tabblad.',
    button: 'Inloggen',
  },
  unexpected: {
    title: 'Er ging iets mis',
    text: 'Op deze pagina is een fout opgetreden. Laad de pagina opnieuw. Helpt dat niet, meld het dan aan wie deze dienst beheert.',
  },
  waitThen_one: 'Probeer het over een seconde opnieuw.',
  waitThen_other: 'Probeer het over {{count}} seconden opnieuw.',
};
