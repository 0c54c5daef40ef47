import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nl: SameKeys<typeof en> = {
  title: 'Een organisatie registreren',
  intro: 'U wordt de hoofdgebruiker: u nodigt de anderen uit en bepaalt wie wat mag doen.',
  name: 'Naam van de organisatie',
  nameHint: 'Zoals die in het handelsregister staat.',
  country: 'Handelsregister van welk land',
  businessId: 'KVK-nummer of vergelijkbaar',
  businessIdHint: 'Bijvoorbeeld {{example}}',
  button: 'Registreren',
  strong: 'Hiervoor is sterke authenticatie nodig',
  strongText:
    'U bent ingelogd met een link in een e-mail. Wie een organisatie registreert, moet laten zien wie hij of zij is: log in met iDIN of een andere sterke methode en kom daarna hier terug.',
  wrongName: 'Geef de naam van de organisatie, zonder onzichtbare tekens.',
  wrongId: 'Controleer het nummer: zo’n nummer bestaat niet in dit register.',
};
