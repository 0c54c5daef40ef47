import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nb: SameKeys<typeof en> = {
  title: 'Registrer en organisasjon',
  intro: 'Du blir hovedbruker: du inviterer de andre og bestemmer hvem som får gjøre hva.',
  name: 'Organisasjonens navn',
  nameHint: 'Slik det står i foretaksregisteret.',
  country: 'Hvilket lands foretaksregister',
  businessId: 'Organisasjonsnummer',
  businessIdHint: 'For eksempel {{example}}',
  button: 'Registrer',
  strong: 'Dette krever sterk autentisering',
  strongText:
    'Du har logget inn med en lenke i en e-post. Den som registrerer en organisasjon, må vise hvem de er: logg inn med BankID eller en annen sterk metode, og kom så tilbake hit.',
  wrongName: 'Oppgi navnet på organisasjonen, uten usynlige tegn.',
  wrongId: 'Kontroller nummeret: et slikt kan ikke finnes i dette registeret.',
};
