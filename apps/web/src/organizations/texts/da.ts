import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const da: SameKeys<typeof en> = {
  title: 'Registrer en organisation',
  intro: 'Du bliver dens hovedbruger: du inviterer de andre og bestemmer, hvem der må gøre hvad.',
  name: 'Organisationens navn',
  nameHint: 'Sådan som det står i virksomhedsregistret.',
  country: 'Hvilket lands virksomhedsregister',
  businessId: 'CVR-nummer eller tilsvarende',
  businessIdHint: 'For eksempel {{example}}',
  button: 'Registrer',
  strong: 'Det kræver stærk autentificering',
  strongText:
    'Du er logget ind med et link i en e-mail. Den, der registrerer en organisation, skal vise, hvem vedkommende er: log ind med MitID eller en anden stærk metode, og kom så tilbage hertil.',
  wrongName: 'Angiv organisationens navn, uden usynlige tegn.',
  wrongId: 'Kontrollér nummeret: et sådant kan ikke findes i dette register.',
};
