import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const sv: SameKeys<typeof en> = {
  title: 'Registrera en organisation',
  intro: 'Du blir dess huvudanvändare: du bjuder in de andra och bestämmer vem som får göra vad.',
  name: 'Organisationens namn',
  nameHint: 'Så som det står i företagsregistret.',
  country: 'Vilket lands företagsregister',
  businessId: 'Organisationsnummer',
  businessIdHint: 'Till exempel {{example}}',
  button: 'Registrera',
  strong: 'Det här kräver stark autentisering',
  strongText:
    'Du har loggat in med en länk i ett e-postmeddelande. Den som registrerar en organisation måste visa vem hen är: logga in med BankID eller en annan stark metod och kom sedan tillbaka hit.',
  wrongName: 'Ange organisationens namn, utan osynliga tecken.',
  wrongId: 'Kontrollera numret: ett sådant kan inte finnas i det här registret.',
};
