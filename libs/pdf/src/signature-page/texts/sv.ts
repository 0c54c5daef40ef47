import type { SameKeys } from '@attestory/application/translations';
import type { en } from './en.js';

export const sv: SameKeys<typeof en> = {
  heading: 'Underskriftssida',
  lead: 'Attestory har lagt till den här sidan i dokumentet som nämns nedan. Sidan visar vem som har undertecknat, när och hur. Själva dokumentet är oförändrat: det är de första {{bytes}} byten i den här filen, och SHA-256 nedan gäller exakt dem.',
  leadOfOwnFile_one:
    'Den här sidan hör till dokumentet som nämns nedan, som redan hade en underskrift när det laddades upp. För att den ska förbli orörd är sidan en egen fil. Sidan visar vem som har undertecknat dokumentet med Attestory, när och hur. Själva dokumentet är oförändrat: det är de första {{bytes}} byten i det förseglade dokumentet, och SHA-256 nedan gäller exakt dem.',
  leadOfOwnFile_other:
    'Den här sidan hör till dokumentet som nämns nedan, som redan hade {{count}} underskrifter när det laddades upp. För att de ska förbli orörda är sidan en egen fil. Sidan visar vem som har undertecknat dokumentet med Attestory, när och hur. Själva dokumentet är oförändrat: det är de första {{bytes}} byten i det förseglade dokumentet, och SHA-256 nedan gäller exakt dem.',
  state: { completed: 'Klart', 'partly-signed': 'Delvis undertecknat' },
  label: {
    title: 'Titel',
    sender: 'Avsändare',
    file: 'Fil',
    sha256: 'SHA-256',
    extent: 'Omfattning',
    sent: 'Skickat',
    sealed: 'Sidan skapad',
    signed: 'Undertecknat',
    method: 'Metod',
    role: 'Roll',
    identity: 'Identitet',
    typedName: 'Namn som det skrevs in',
    event: 'Händelse och hash',
    head: 'Senast signerade topp',
    root: 'Rot',
    code: 'Kontrollkod',
    address: 'Kontrollera på',
    invitation: 'Inbjudan',
    document: 'Dokument',
  },
  extent_one: '1 sida, {{bytes}} byte',
  extent_other: '{{count}} sidor, {{bytes}} byte',
  documentNumber: 'dokument {{number}} av {{of}}',
  notSigned: 'Ej undertecknat',
  notSignedNote:
    'Dessa personer hade inte undertecknat när sidan skapades. Underskrifterna nedan är giltiga utan deras.',
  notSignedState: { pending: 'har inte undertecknat', declined: 'avböjde att underteckna' },
  signatures: 'Underskrifter',
  signedCount: '{{signed}} av {{of}} har undertecknat',
  noSignatures: 'Ingen har undertecknat ännu.',
  method: { light: 'Enkel underskrift: ritad, utan autentisering' },
  assurance: { none: 'Enkel underskrift', 'single-factor': 'En faktor', strong: 'Stark autentisering' },
  identity: {
    none: 'identiteten är inte verifierad; namnet som det skrevs in',
    'single-factor': 'autentiserad med en faktor',
    strong: 'verifierad med stark autentisering',
  },
  role: {
    self: 'Företräder sig själv',
    otherOrganization: 'Företräder en annan organisation: {{name}}',
    representative: 'Företrädare för {{name}}',
  },
  unnamedOrganization: 'en organisation som är registrerad i tjänsten',
  businessId: 'organisationsnummer {{id}}',
  erased: '(raderat)',
  noDrawing: 'ingen ritad underskrift',
  drawingErased: 'den ritade underskriften är raderad',
  proof: 'Bevis',
  proofNote:
    'Varje underskrift är en händelse i en logg vars poster är kedjade med sina hashvärden. En signerad topp låser alla händelser fram till den: den som har den här sidan kan senare visa att ingen av dem har ändrats.',
  head: '{{leaves}} händelser, {{at}}',
  noHead: 'ingen ännu',
  seal: 'Tjänstens elektroniska stämpel',
  sealNote:
    'Stämplat av Attestory (PAdES) den {{at}}. Öppna filen i en PDF-läsare som kontrollerar underskrifter: den visar om något har ändrats sedan dess och vems certifikat som stämplade filen. Stämpeln är tjänstens; undertecknarnas egna underskrifter anges ovan.',
  replaced:
    '\ufffd står för ett tecken som inte kan visas här. Textens alla tecken följer efter det med sina Unicode-nummer; den exakta texten finns i händelseloggen.',
  footer: 'Attestory · inbjudan {{invitationId}}',
  pageOf: 'Underskriftssida {{page}} av {{pages}}',
  time: '{{day}} kl. {{clock}} UTC',
};
