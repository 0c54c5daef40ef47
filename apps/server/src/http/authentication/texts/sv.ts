import type { Landing } from './en.js';

export const sv: Landing = {
  done: 'Din identitet är bekräftad',
  doneText: 'Du kan nu skriva under i den här webbläsaren, fram till kl. {{until}}.',
  doneFor: 'Bekräftad som {{name}}.',
  test: 'Det här var ett test: det styrker ingens identitet.',
  back: 'Tillbaka till inbjudan',
  close: 'Eller stäng sidan och fortsätt där du kom ifrån.',
  again: 'Fortsätt',
  againText: 'Legitimeringstjänsten har skickat dig tillbaka. Ett steg till, så är du framme.',
  cancelled: 'Du avbröt legitimeringen. Inget har undertecknats. Du kan börja om, även på ett annat sätt.',
  failed: 'Legitimeringstjänsten kunde inte bekräfta vem du är. Försök igen eller välj ett annat sätt.',
  mismatch:
    'Någon annan väntas skriva under den här inbjudan. Om du är rätt person, säg till avsändaren, som kan rätta uppgiften och skicka en ny inbjudan.',
  invalid: 'Svaret går inte att lita på och har inte använts. Börja om från inbjudan.',
  unknown:
    'Legitimeringen påbörjades i en annan webbläsare, är redan använd eller tog för lång tid. Börja om i en och samma webbläsare: via länken i din e-post eller där du loggar in.',
  unavailable: 'Legitimeringstjänsten svarar inte just nu. Försök igen om några minuter eller välj ett annat sätt.',
  other: 'Öppna länken i din e-post igen för att se vad du kan göra.',
};
