import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nb: SameKeys<typeof en> = {
  pages: 'Sider',
  welcome: 'Velkommen',
  unknown: {
    title: 'Siden finnes ikke',
    text: 'Adressen kan være feilskrevet, eller siden hører til en annen side i rollemenyen.',
    home: 'Til start',
  },
  signIn: {
    title: 'Logg inn',
    text: 'Her finner du det du har signert, og det som venter på signaturen din, og herfra sender du invitasjoner for organisasjonen din.',
    button: 'Logg inn eller registrer deg',
  },
};
