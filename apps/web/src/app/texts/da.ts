import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const da: SameKeys<typeof en> = {
  pages: 'Sider',
  welcome: 'Velkommen',
  unknown: {
    title: 'Siden findes ikke',
    text: 'Adressen kan være skrevet forkert, eller siden hører til en anden side i rollemenuen.',
    home: 'Til start',
  },
  signIn: {
    title: 'Log ind',
    text: 'Her finder du det, du har underskrevet, og det, der venter på din underskrift, og herfra sender du invitationer for din organisation.',
    button: 'Log ind eller registrer dig',
  },
};
