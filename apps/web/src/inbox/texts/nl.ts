import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nl: SameKeys<typeof en> = {
  title: 'Postvak',
  filters: 'Welke uitnodigingen',
  state: {
    'my-turn': 'Te ondertekenen',
    waiting: 'Later aan de beurt',
    signed: 'Ondertekend',
    closed: 'Gesloten',
  },
  how: {
    title: 'U kunt hier ondertekenen',
    text: 'Open een uitnodiging om die te lezen en te ondertekenen. De link in de e-mail leidt naar dezelfde plek en blijft werken.',
  },
  open: 'Openen en ondertekenen',
  from: 'Van {{organization}}',
  sent: 'Verstuurd op {{when}}',
  until: 'Onderteken uiterlijk {{when}}',
  documents_one: 'één document',
  documents_other: '{{count}} documenten',
  signedOf: '{{signed}} van de {{all}} hebben ondertekend',
  mine: 'U ondertekende op {{when}}',
  standing: {
    'my-turn': 'U bent aan de beurt',
    waiting: 'Anderen ondertekenen eerst',
    signed: 'U hebt ondertekend',
    closed: 'Afgesloten',
  },
  ended: {
    completed: 'Iedereen heeft ondertekend',
    cancelled: 'Ingetrokken door de afzender',
    declined: 'Iemand heeft geweigerd',
    expired: 'De tijd is verstreken',
  },
  empty: {
    'my-turn': {
      title: 'Er wacht niets op uw handtekening',
      text: 'Wanneer iemand u vraagt te ondertekenen, vindt u dat hier en in uw e-mail.',
    },
    waiting: {
      title: 'Er wacht niets op anderen',
      text: 'Hier ziet u wat u gevraagd wordt te ondertekenen zodra degenen vóór u hebben ondertekend.',
    },
    signed: {
      title: 'Hier is niets',
      text: 'Wat u hebt ondertekend, blijft hier tot alle anderen ook hebben ondertekend. Daarna vindt u het bij uw documenten.',
    },
    closed: {
      title: 'Er is niets gesloten',
      text: 'Hier ziet u uitnodigingen die voorbij zijn: voltooid, ingetrokken, geweigerd of verlopen.',
    },
  },
  documentsLink: 'Naar uw documenten',
};
