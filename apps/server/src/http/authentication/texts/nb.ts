import type { Landing } from './en.js';

export const nb: Landing = {
  done: 'Identiteten din er bekreftet',
  doneText: 'Du kan nå signere i denne nettleseren, fram til kl. {{until}}.',
  doneFor: 'Bekreftet som {{name}}.',
  test: 'Dette var en test: den beviser ingens identitet.',
  back: 'Tilbake til invitasjonen',
  close: 'Eller lukk siden og fortsett der du kom fra.',
  again: 'Fortsett',
  againText: 'Identifiseringstjenesten har sendt deg tilbake. Ett steg til, så er du framme.',
  cancelled: 'Du avbrøt. Ingenting er signert. Du kan begynne på nytt, også med en annen metode.',
  failed: 'Identifiseringstjenesten kunne ikke bekrefte hvem du er. Prøv igjen, eller bruk en annen metode.',
  mismatch:
    'Det er ventet at noen andre signerer denne invitasjonen. Er det likevel deg, så si fra til avsenderen, som kan rette opplysningen og sende en ny invitasjon.',
  invalid: 'Svaret er ikke til å stole på og ble ikke brukt. Begynn på nytt fra invitasjonen.',
  unknown:
    'Identifiseringen ble startet i en annen nettleser, er allerede brukt eller tok for lang tid. Begynn forfra i én og samme nettleser: via lenken i e-posten, eller der du logger inn.',
  unavailable:
    'Identifiseringstjenesten svarer ikke akkurat nå. Prøv igjen om noen minutter, eller bruk en annen metode.',
  other: 'Åpne lenken i e-posten på nytt for å se hva du kan gjøre.',
};
