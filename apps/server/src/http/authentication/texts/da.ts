import type { Landing } from './en.js';

export const da: Landing = {
  done: 'Din identitet er bekræftet',
  doneText: 'Du kan nu underskrive i denne browser, indtil kl. {{until}}.',
  doneFor: 'Bekræftet som {{name}}.',
  test: 'Dette var en test: den beviser ingens identitet.',
  back: 'Tilbage til invitationen',
  close: 'Eller luk siden, og fortsæt, hvor du kom fra.',
  again: 'Fortsæt',
  againText: 'Identifikationstjenesten har sendt dig tilbage. Et skridt mere, så er du fremme.',
  cancelled: 'Du afbrød. Intet er underskrevet. Du kan begynde forfra, også med en anden metode.',
  failed: 'Identifikationstjenesten kunne ikke bekræfte, hvem du er. Prøv igen, eller brug en anden metode.',
  mismatch:
    'Det er en anden, der forventes at underskrive denne invitation. Er det alligevel dig, så sig det til afsenderen, som kan rette oplysningen og sende en ny invitation.',
  invalid: 'Svaret kan man ikke stole på, og det blev ikke brugt. Begynd forfra fra invitationen.',
  unknown:
    'Identifikationen blev begyndt i en anden browser, er allerede brugt eller tog for lang tid. Begynd forfra i en og samme browser: via linket i din e-mail, eller hvor du logger ind.',
  unavailable: 'Identifikationstjenesten svarer ikke lige nu. Prøv igen om nogle minutter, eller brug en anden metode.',
  other: 'Åbn linket i din e-mail igen for at se, hvad du kan gøre.',
};
