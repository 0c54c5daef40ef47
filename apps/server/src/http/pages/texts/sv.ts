import type { SameKeys } from '@attestory/application';
import type { en } from './en.js';

export const sv: SameKeys<typeof en> = {
  languages: 'Språk',
  register: {
    title: 'Logga in eller registrera dig',
    intro: 'Om du inte har något personligt konto ännu får du ett när du loggar in första gången.',
    strong: 'Med stark autentisering',
    strongWhy:
      'Välj vad du identifierar dig med. Dokument som du tidigare har undertecknat med samma identitet hittas.',
    test: 'Det här är en demonstration: identifieringstjänsten är en testmiljö och identifierar ingen.',
    email: 'Med e-post',
    emailWhy:
      'För dig som inte har något av dem. Det visar bara att du läser e-posten till en adress, så allt går inte: till exempel att registrera en organisation.',
    address: 'E-postadress',
    badAddress: 'Det här är ingen e-postadress. Kontrollera den och försök igen.',
    send: 'Skicka mig en länk',
  },
  method: {
    'fi-bank-id': 'Bankkoder',
    'fi-mobile-id': 'Mobilcertifikat',
    'se-bankid': 'BankID',
    'no-bankid': 'BankID',
    'dk-mitid': 'MitID',
    'nl-idin': 'iDIN',
  },
  mailbox: {
    title: 'Titta i din e-post',
    sent: 'En länk för att logga in är på väg till {{email}}. Den fungerar en gång, inom 30 minuter.',
    missing:
      'Har inget kommit efter några minuter? Titta bland skräpposten, kontrollera adressen och försök igen. Högst fem länkar i timmen skickas till en adress.',
    again: 'Tillbaka',
  },
  link: {
    field: 'Länken från e-postmeddelandet',
    hint: 'Kopiera hela länken från e-postmeddelandet och klistra in den här.',
  },
  signIn: {
    title: 'Logga in',
    text: 'Ett steg till: tryck på knappen så är du inloggad i den här webbläsaren.',
    button: 'Logga in',
  },
  join: {
    title: 'Gå med i en organisation',
    text: 'Du har blivit inbjuden. För att gå med måste du vara inloggad.',
    first: 'Inte inloggad i den här webbläsaren? Gör det först och öppna sedan länken i e-postmeddelandet igen.',
    signIn: 'Logga in eller registrera dig',
    button: 'Gå med',
    waiting: 'Du höll på att gå med i en organisation.',
    goOn: 'Fortsätt',
  },
  download: {
    title: 'Ladda ner ett dokument',
    text: 'Tryck på knappen för att ladda ner det stämplade dokumentet. Avsändaren ser att det har laddats ner.',
    button: 'Ladda ner',
    lost: 'Har du ingen länk, eller fungerar den inte längre?',
    lostText:
      'Be om nya länkar till den e-postadress där du ombads underteckna. De skickas inte till någon annan adress.',
    send: 'Skicka mig nya länkar',
    byLink: 'Nya länkar är på väg till den e-postadress som den här länken skickades till.',
    byEmail: 'Om dokument som du har undertecknat har skickats som länkar till {{email}} är nya länkar på väg dit.',
    missing:
      'Har inget kommit efter några minuter? Titta bland skräpposten och kontrollera adressen. Nya länkar kan begäras några gånger i timmen.',
    expired: 'Tiden för den här länken har gått ut.',
    replaced: 'En nyare länk har ersatt den här: leta efter det senaste e-postmeddelandet.',
    revoked: 'Avsändaren har stängt den här länken. Om du behöver dokumentet, be avsändaren om det.',
    purged: 'Dokumentet har raderats enligt reglerna för hur länge det sparas. Om du behöver det, fråga avsändaren.',
  },
  joined: {
    title: 'Du är medlem nu',
    text: 'Du har gått med i {{organization}}.',
    goOn: 'Fortsätt',
  },
  home: {
    title: 'Du är inloggad',
    as: 'Inloggad som',
    how: 'Styrkt med',
    byEmail: 'en e-postadress; ingen stark autentisering',
    strongly: 'stark autentisering',
    documents: 'Dokument som du har undertecknat',
    organizations: 'Organisationer',
    noOrganizations: 'Du är inte medlem i någon.',
    signOut: 'Logga ut',
  },
  role: {
    'main-user': 'huvudanvändare',
    user: 'användare',
    viewer: 'läsare',
  },
  signedOut: {
    title: 'Du är utloggad',
    again: 'Logga in igen',
  },
  failed: {
    used: 'En länk fungerar en gång, och den här har använts. Om det inte var du, be om en ny och ge den inte till någon.',
    closed: 'Den här länken fungerar inte längre: tiden har gått ut eller en nyare har ersatt den.',
    unknown: 'Det här är ingen länk från oss. Kopiera hela länken från e-postmeddelandet, till sista tecknet.',
    signInFirst: 'Logga in först',
    notSignedIn:
      'För att gå med måste du vara inloggad i den här webbläsaren. Gör det först och öppna sedan länken i e-postmeddelandet igen.',
    member: 'Du är redan medlem i den här organisationen.',
    often: 'Det begärdes för ofta. Vänta en stund och försök igen.',
    broker:
      'Använd en annan metod eller be om en inloggningslänk via e-post. Du kan också försöka igen om några minuter.',
    method: 'Välj en annan eller be om en inloggningslänk via e-post.',
    other: 'Det gick inte. Försök igen om några minuter.',
    newLink: 'Be om en ny länk',
  },
};
