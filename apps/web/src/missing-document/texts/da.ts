import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const da: SameKeys<typeof en> = {
  title: 'Hvorfor kan jeg ikke finde dokumentet?',
  intro: 'Fortæl, hvad du husker. Én ting er nok.',
  introForOthers: 'Savner nogen et dokument, som din organisation har sendt? Fortæl hvem, og hvad personen husker.',
  step: {
    remember: 'Hvad husker du?',
    choose: 'Hvilket af disse er det?',
    why: 'Hvorfor, og hvad du kan gøre',
  },
  field: {
    title: 'Et ord i titlen eller filnavnet',
    sender: 'Organisationen, der sendte det',
    name: 'Personens navn',
    email: 'E-mailadressen, som linket kom til',
    emailOfOther: 'Personens e-mailadresse',
    from: 'Sendt denne dag eller senere',
    to: 'Sendt denne dag eller tidligere',
  },
  ownSide: {
    text: 'Du er på en organisations side. Dine egne dokumenter leder du efter på din egen side.',
    button: 'Skift til min egen side',
  },
  submit: 'Find ud af hvorfor',
  sent: 'sendt {{day}}',
  unnamed: 'Uden titel',
  state: {
    sent: 'stadig åbent',
    completed: 'færdigt',
    cancelled: 'trukket tilbage',
    declined: 'afvist',
    expired: 'udløbet',
    imported: 'underskrevet et andet sted',
  },
  copy: { title: 'Du har en kopi', detail: 'Dokumentet er her:', link: 'Åbn dokumentet' },
  noReason:
    'Ingen af grundene gælder. Hvis dokumentet stadig ikke er nogen steder, så spørg organisationen, der sendte det.',
  evidence: 'Registreret {{time}}',
  evidenceTitle: 'Hændelsen {{type}} på plads {{position}} i loggen',
  rest_one: 'Én anden grund, som ikke gælder her',
  rest_other: '{{count}} andre grunde, som ikke gælder her',
  untold_one: 'Én grund, som der ikke kan siges noget om her',
  untold_other: '{{count}} grunde, som der ikke kan siges noget om her',
  more: 'Mere om dette',
  next: {
    inbox: 'Åbn indbakken',
    signIn: 'Log ind på en anden måde',
    invitation: 'Åbn invitationen',
    archive: 'Åbn arkivet',
    copy: 'Åbn dokumentet i arkivet',
    newLink: 'Bed om et nyt link',
    certificate: 'Åbn attesten',
    again: 'Led efter noget andet',
  },
  signIn: 'Log ind, og find ud af, hvad der gælder dit dokument',
  general: 'Grunde i almindelighed',
};
