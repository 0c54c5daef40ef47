import type { Landing } from './en.js';

export const nl: Landing = {
  done: 'Uw identiteit is bevestigd',
  doneText: 'U kunt nu in deze browser ondertekenen, tot {{until}} uur.',
  doneFor: 'Bevestigd als {{name}}.',
  test: 'Dit was een test: die bewijst niemands identiteit.',
  back: 'Terug naar de uitnodiging',
  close: 'Of sluit deze pagina en ga verder waar u vandaan kwam.',
  again: 'Verder',
  againText: 'De identificatiedienst heeft u teruggestuurd. Nog één stap en u bent er.',
  cancelled: 'U hebt afgebroken. Er is niets ondertekend. U kunt opnieuw beginnen, ook met een andere methode.',
  failed: 'De identificatiedienst kon niet bevestigen wie u bent. Probeer het opnieuw of gebruik een andere methode.',
  mismatch:
    'Deze uitnodiging is voor iemand anders bedoeld. Bent u toch de juiste persoon, laat het de afzender weten: die kan het verbeteren en een nieuwe uitnodiging sturen.',
  invalid: 'Het antwoord is niet te vertrouwen en is niet gebruikt. Begin opnieuw vanuit de uitnodiging.',
  unknown:
    'De identificatie is in een andere browser begonnen, is al gebruikt of duurde te lang. Begin opnieuw in één en dezelfde browser: via de link in uw e-mail, of waar u zich aanmeldt.',
  unavailable:
    'De identificatiedienst antwoordt nu niet. Probeer het over een paar minuten opnieuw of gebruik een andere methode.',
  other: 'Open de link in uw e-mail nogmaals om te zien wat u kunt doen.',
};
