import type { SameKeys } from '@attestory/application';
import type { en } from './en.js';

export const nl: SameKeys<typeof en> = {
  languages: 'Taal',
  register: {
    title: 'Inloggen of registreren',
    intro: 'Hebt u nog geen persoonlijk account, dan krijgt u er een wanneer u voor het eerst inlogt.',
    strong: 'Met sterke authenticatie',
    strongWhy:
      'Kies waarmee u zich identificeert. Documenten die u eerder met dezelfde identiteit hebt ondertekend, worden gevonden.',
    test: 'Dit is een demonstratie: de identificatiedienst is een testomgeving en identificeert niemand.',
    email: 'Per e-mail',
    emailWhy:
      'Voor wie geen van deze middelen heeft. Het toont alleen aan dat u de e-mail van een adres leest; niet alles kan daarmee, zoals een organisatie registreren.',
    address: 'E-mailadres',
    badAddress: 'Dit is geen e-mailadres. Controleer het en probeer het opnieuw.',
    send: 'Stuur mij een link',
  },
  method: {
    'fi-bank-id': 'Bankcodes',
    'fi-mobile-id': 'Mobiel certificaat',
    'se-bankid': 'BankID',
    'no-bankid': 'BankID',
    'dk-mitid': 'MitID',
    'nl-idin': 'iDIN',
  },
  mailbox: {
    title: 'Kijk in uw mailbox',
    sent: 'Een link om in te loggen is onderweg naar {{email}}. Hij werkt één keer, binnen 30 minuten.',
    missing:
      'Na een paar minuten nog niets? Kijk bij de ongewenste e-mail, controleer het adres en probeer het opnieuw. Per uur gaan er hoogstens vijf links naar één adres.',
    again: 'Terug',
  },
  link: {
    field: 'Link uit de e-mail',
    hint: 'Kopieer de hele link uit de e-mail en plak hem hier.',
  },
  signIn: {
    title: 'Inloggen',
    text: 'Nog één stap: druk op de knop en u bent in deze browser ingelogd.',
    button: 'Inloggen',
  },
  join: {
    title: 'Lid worden van een organisatie',
    text: 'U bent uitgenodigd. Om lid te worden moet u ingelogd zijn.',
    first: 'Niet ingelogd in deze browser? Doe dat eerst en open daarna de link in de e-mail opnieuw.',
    signIn: 'Inloggen of registreren',
    button: 'Lid worden',
    waiting: 'U was bezig lid te worden van een organisatie.',
    goOn: 'Verder',
  },
  download: {
    title: 'Een document downloaden',
    text: 'Druk op de knop om het verzegelde document te downloaden. De afzender kan zien dat het gedownload is.',
    button: 'Downloaden',
    lost: 'Geen link, of werkt hij niet meer?',
    lostText:
      'Vraag om nieuwe links naar het e-mailadres waarop u om uw handtekening is gevraagd. Ze gaan naar geen enkel ander adres.',
    send: 'Stuur mij nieuwe links',
    byLink: 'Nieuwe links zijn onderweg naar het e-mailadres waar deze link naartoe is gestuurd.',
    byEmail:
      'Als documenten die u hebt ondertekend als links naar {{email}} zijn gestuurd, zijn er nieuwe links naartoe onderweg.',
    missing:
      'Na een paar minuten nog niets? Kijk bij de ongewenste e-mail en controleer het adres. Nieuwe links kunnen een paar keer per uur worden gevraagd.',
    expired: 'De tijd van deze link is voorbij.',
    replaced: 'Een nieuwere link heeft deze vervangen: zoek de laatste e-mail op.',
    revoked: 'De afzender heeft deze link gesloten. Hebt u het document nodig, vraag het dan aan de afzender.',
    purged:
      'Het document is verwijderd volgens de regels voor het bewaren. Hebt u het nodig, vraag het dan aan de afzender.',
  },
  joined: {
    title: 'U bent nu lid',
    text: 'U bent lid geworden van {{organization}}.',
    goOn: 'Verder',
  },
  home: {
    title: 'U bent ingelogd',
    as: 'Ingelogd als',
    how: 'Aangetoond met',
    byEmail: 'een e-mailadres; geen sterke authenticatie',
    strongly: 'sterke authenticatie',
    documents: 'Documenten die u hebt ondertekend',
    organizations: 'Organisaties',
    noOrganizations: 'U bent van geen enkele lid.',
    signOut: 'Uitloggen',
  },
  role: {
    'main-user': 'hoofdgebruiker',
    user: 'gebruiker',
    viewer: 'lezer',
  },
  signedOut: {
    title: 'U bent uitgelogd',
    again: 'Opnieuw inloggen',
  },
  failed: {
    used: 'Een link werkt één keer, en deze is gebruikt. Was u het niet, vraag dan een nieuwe en geef die aan niemand.',
    closed: 'Deze link werkt niet meer: de tijd is voorbij, of een nieuwere heeft hem vervangen.',
    unknown: 'Dit is geen link van ons. Kopieer de hele link uit de e-mail, tot en met het laatste teken.',
    signInFirst: 'Log eerst in',
    notSignedIn:
      'Om lid te worden moet u in deze browser ingelogd zijn. Doe dat eerst en open daarna de link in de e-mail opnieuw.',
    member: 'U bent al lid van deze organisatie.',
    often: 'Dat is te vaak gevraagd. Wacht even en probeer het opnieuw.',
    broker:
      'Gebruik een andere methode, of laat u een inloglink mailen. U kunt het ook over een paar minuten opnieuw proberen.',
    method: 'Kies een andere, of laat u een inloglink mailen.',
    other: 'Het is niet gelukt. Probeer het over een paar minuten opnieuw.',
    newLink: 'Een nieuwe link vragen',
  },
};
