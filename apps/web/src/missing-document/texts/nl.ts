import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nl: SameKeys<typeof en> = {
  title: 'Waarom kan ik het document niet vinden?',
  intro: 'Vertel wat u nog weet. Eén ding is genoeg.',
  introForOthers:
    'Mist iemand een document dat uw organisatie heeft verstuurd? Vertel wie, en wat die persoon nog weet.',
  step: {
    remember: 'Wat weet u nog?',
    choose: 'Welk van deze is het?',
    why: 'Waarom, en wat u kunt doen',
  },
  field: {
    title: 'Een woord uit de titel of de bestandsnaam',
    sender: 'Organisatie die het verstuurde',
    name: 'Naam van de persoon',
    email: 'E-mailadres waar de link naartoe ging',
    emailOfOther: 'E-mailadres van de persoon',
    from: 'Verstuurd op deze dag of later',
    to: 'Verstuurd op deze dag of eerder',
  },
  ownSide: {
    text: 'U bent aan de kant van een organisatie. Uw eigen documenten zoekt u aan uw eigen kant.',
    button: 'Wissel naar mijn eigen kant',
  },
  whose: 'Vul de naam of het e-mailadres van de persoon in.',
  submit: 'Zoek uit waarom',
  sent: 'verstuurd op {{day}}',
  unnamed: 'Zonder titel',
  state: {
    sent: 'nog open',
    completed: 'voltooid',
    cancelled: 'ingetrokken',
    declined: 'geweigerd',
    expired: 'verlopen',
    imported: 'elders ondertekend',
  },
  copy: { title: 'U hebt een kopie', detail: 'Het document staat hier:', link: 'Open het document' },
  noReason:
    'Geen van de redenen is van toepassing. Is het document nog steeds nergens, vraag het dan de organisatie die het verstuurde.',
  evidence: 'Vastgelegd op {{time}}',
  evidenceTitle: 'Gebeurtenis {{type}} op plaats {{position}} van het logboek',
  rest_one: 'Eén andere reden, die hier niet van toepassing is',
  rest_other: '{{count}} andere redenen, die hier niet van toepassing zijn',
  untold_one: 'Eén reden waarover hier niets te zeggen is',
  untold_other: '{{count}} redenen waarover hier niets te zeggen is',
  more: 'Meer hierover',
  next: {
    inbox: 'Open de inbox',
    signIn: 'Meld u anders aan',
    invitation: 'Open de uitnodiging',
    archive: 'Open het archief',
    copy: 'Open het document in het archief',
    newLink: 'Vraag een nieuwe link aan',
    certificate: 'Open het certificaat',
    again: 'Zoek iets anders',
  },
  signIn: 'Meld u aan en zoek uit wat er met uw document is',
  general: 'Redenen in het algemeen',
};
