import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const sv: SameKeys<typeof en> = {
  title: 'Inkorg',
  filters: 'Vilka inbjudningar',
  state: {
    'my-turn': 'Att underteckna',
    waiting: 'Senare',
    signed: 'Undertecknade',
    closed: 'Avslutade',
  },
  how: {
    title: 'Du kan underteckna härifrån',
    text: 'Öppna en inbjudan för att läsa och underteckna den. Länken i e-postmeddelandet leder till samma ställe och fortsätter att fungera.',
  },
  open: 'Öppna och underteckna',
  from: 'Från {{organization}}',
  sent: 'Skickad {{when}}',
  until: 'Underteckna senast {{when}}',
  documents_one: 'ett dokument',
  documents_other: '{{count}} dokument',
  signedOf: '{{signed}} av {{all}} har undertecknat',
  mine: 'Du undertecknade {{when}}',
  standing: {
    'my-turn': 'Din tur',
    waiting: 'Andra undertecknar först',
    signed: 'Du har undertecknat',
    closed: 'Avslutad',
  },
  ended: {
    completed: 'Alla har undertecknat',
    cancelled: 'Avbruten av avsändaren',
    declined: 'Någon avböjde',
    expired: 'Tiden gick ut',
  },
  empty: {
    'my-turn': {
      title: 'Inget väntar på din underskrift',
      text: 'När någon ber dig underteckna hittar du det här och i din e-post.',
    },
    waiting: {
      title: 'Inget väntar på andra',
      text: 'Här ser du vad du blir ombedd att underteckna när de före dig har undertecknat.',
    },
    signed: {
      title: 'Inget här',
      text: 'Det du har undertecknat finns här tills alla andra också har undertecknat. Därefter hittar du det bland dina dokument.',
    },
    closed: {
      title: 'Inget har avslutats',
      text: 'Här ser du inbjudningar som är över: slutförda, avbrutna, avböjda eller utgångna.',
    },
  },
  documentsLink: 'Gå till dina dokument',
};
