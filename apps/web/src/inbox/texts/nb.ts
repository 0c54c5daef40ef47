import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nb: SameKeys<typeof en> = {
  title: 'Innboks',
  filters: 'Hvilke invitasjoner',
  state: {
    'my-turn': 'Til signering',
    waiting: 'Senere',
    signed: 'Signert',
    closed: 'Avsluttet',
  },
  how: {
    title: 'Du kan signere herfra',
    text: 'Åpne en invitasjon for å lese og signere den. Lenken i e-posten fører til samme sted og fortsetter å virke.',
  },
  open: 'Åpne og signer',
  from: 'Fra {{organization}}',
  sent: 'Sendt {{when}}',
  until: 'Signer innen {{when}}',
  documents_one: 'ett dokument',
  documents_other: '{{count}} dokumenter',
  signedOf: '{{signed}} av {{all}} har signert',
  mine: 'Du signerte {{when}}',
  standing: {
    'my-turn': 'Din tur',
    waiting: 'Andre signerer først',
    signed: 'Du har signert',
    closed: 'Avsluttet',
  },
  ended: {
    completed: 'Alle har signert',
    cancelled: 'Avbrutt av avsenderen',
    declined: 'Noen takket nei',
    expired: 'Fristen gikk ut',
  },
  empty: {
    'my-turn': {
      title: 'Ingenting venter på signaturen din',
      text: 'Når noen ber deg om å signere, finner du det her og i e-posten din.',
    },
    waiting: {
      title: 'Ingenting venter på andre',
      text: 'Her ser du hva du blir bedt om å signere når de før deg har signert.',
    },
    signed: {
      title: 'Ingenting her',
      text: 'Det du har signert, blir liggende her til alle de andre også har signert. Da finner du det blant dokumentene dine.',
    },
    closed: {
      title: 'Ingenting er avsluttet',
      text: 'Her ser du invitasjoner som er over: fullførte, avbrutte, avslåtte eller utløpte.',
    },
  },
  documentsLink: 'Gå til dokumentene dine',
};
