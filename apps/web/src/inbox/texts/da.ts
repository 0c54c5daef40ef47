import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const da: SameKeys<typeof en> = {
  title: 'Indbakke',
  filters: 'Hvilke invitationer',
  state: {
    'my-turn': 'Til underskrift',
    waiting: 'Senere',
    signed: 'Underskrevet',
    closed: 'Afsluttet',
  },
  how: {
    title: 'Du kan underskrive herfra',
    text: 'Åbn en invitation for at læse og underskrive den. Linket i e-mailen fører til samme sted og virker fortsat.',
  },
  open: 'Åbn og underskriv',
  from: 'Fra {{organization}}',
  sent: 'Sendt {{when}}',
  until: 'Underskriv senest {{when}}',
  documents_one: 'ét dokument',
  documents_other: '{{count}} dokumenter',
  signedOf: '{{signed}} af {{all}} har underskrevet',
  mine: 'Du underskrev {{when}}',
  standing: {
    'my-turn': 'Din tur',
    waiting: 'Andre underskriver først',
    signed: 'Du har underskrevet',
    closed: 'Afsluttet',
  },
  ended: {
    completed: 'Alle har underskrevet',
    cancelled: 'Annulleret af afsenderen',
    declined: 'Nogen afviste',
    expired: 'Fristen udløb',
  },
  empty: {
    'my-turn': {
      title: 'Intet venter på din underskrift',
      text: 'Når nogen beder dig om at underskrive, finder du det her og i din e-mail.',
    },
    waiting: {
      title: 'Intet venter på andre',
      text: 'Her ser du, hvad du bliver bedt om at underskrive, når dem før dig har underskrevet.',
    },
    signed: {
      title: 'Intet her',
      text: 'Det, du har underskrevet, bliver her, til alle de andre også har underskrevet. Derefter finder du det blandt dine dokumenter.',
    },
    closed: {
      title: 'Intet er afsluttet',
      text: 'Her ser du invitationer, der er slut: fuldførte, annullerede, afviste eller udløbne.',
    },
  },
  documentsLink: 'Gå til dine dokumenter',
};
