import type { SameKeys } from '@attestory/application/translations';
import type { en } from './en.js';

export const nl: SameKeys<typeof en> = {
  heading: 'Handtekeningenpagina',
  lead: 'Attestory heeft deze pagina toegevoegd aan het hieronder genoemde document. De pagina vermeldt wie het heeft ondertekend, wanneer en hoe. Het document zelf is ongewijzigd: het bestaat uit de eerste {{bytes}} bytes van dit bestand, en de SHA-256 hieronder is van precies die bytes.',
  leadOfOwnFile_one:
    'Deze pagina hoort bij het hieronder genoemde document, dat bij het uploaden al één handtekening bevatte. Om die ongemoeid te laten, is de pagina een apart bestand. De pagina vermeldt wie het document met Attestory heeft ondertekend, wanneer en hoe. Het document zelf is ongewijzigd: het bestaat uit de eerste {{bytes}} bytes van het verzegelde document, en de SHA-256 hieronder is van precies die bytes.',
  leadOfOwnFile_other:
    'Deze pagina hoort bij het hieronder genoemde document, dat bij het uploaden al {{count}} handtekeningen bevatte. Om die ongemoeid te laten, is de pagina een apart bestand. De pagina vermeldt wie het document met Attestory heeft ondertekend, wanneer en hoe. Het document zelf is ongewijzigd: het bestaat uit de eerste {{bytes}} bytes van het verzegelde document, en de SHA-256 hieronder is van precies die bytes.',
  state: { completed: 'Voltooid', 'partly-signed': 'Deels ondertekend' },
  label: {
    title: 'Titel',
    sender: 'Afzender',
    file: 'Bestand',
    sha256: 'SHA-256',
    extent: 'Omvang',
    sent: 'Verzonden',
    sealed: 'Pagina gemaakt',
    signed: 'Ondertekend',
    method: 'Methode',
    role: 'Rol',
    identity: 'Identiteit',
    typedName: 'Naam zoals getypt',
    event: 'Gebeurtenis en hash',
    head: 'Nieuwste ondertekende top',
    root: 'Wortel',
    code: 'Controlecode',
    address: 'Controleren op',
    invitation: 'Uitnodiging',
    document: 'Document',
  },
  extent_one: '1 pagina, {{bytes}} bytes',
  extent_other: '{{count}} pagina’s, {{bytes}} bytes',
  documentNumber: 'document {{number}} van {{of}}',
  notSigned: 'Niet ondertekend',
  notSignedNote:
    'Deze personen hadden niet ondertekend toen deze pagina werd gemaakt. De handtekeningen hieronder zijn geldig, ook zonder de hunne.',
  notSignedState: { pending: 'heeft niet ondertekend', declined: 'heeft geweigerd te ondertekenen' },
  signatures: 'Handtekeningen',
  signedCount: '{{signed}} van {{of}} ondertekend',
  noSignatures: 'Nog niemand heeft ondertekend.',
  method: { light: 'Eenvoudige handtekening: getekend, zonder authenticatie' },
  assurance: { none: 'Eenvoudige handtekening', 'single-factor': 'Eén factor', strong: 'Sterke authenticatie' },
  identity: {
    none: 'identiteit niet vastgesteld; naam zoals getypt',
    'single-factor': 'geauthenticeerd met één factor',
    strong: 'vastgesteld met sterke authenticatie',
  },
  role: {
    self: 'Handelt voor zichzelf',
    otherOrganization: 'Handelt voor een andere organisatie: {{name}}',
    representative: 'Vertegenwoordiger van {{name}}',
  },
  unnamedOrganization: 'een organisatie die in de dienst is geregistreerd',
  businessId: 'registratienummer {{id}}',
  erased: '(gewist)',
  noDrawing: 'geen getekende handtekening',
  drawingErased: 'getekende handtekening gewist',
  proof: 'Bewijs',
  proofNote:
    'Elke handtekening is een gebeurtenis in een logboek waarvan de regels met hun hashes aan elkaar zijn geketend. Een ondertekende top legt alle gebeurtenissen tot dat punt vast: wie deze pagina heeft, kan later aantonen dat geen ervan is gewijzigd.',
  head: '{{leaves}} gebeurtenissen, {{at}}',
  noHead: 'nog geen',
  seal: 'Elektronisch zegel van de dienst',
  sealNote:
    'Verzegeld door Attestory (PAdES) op {{at}}. Open dit bestand in een pdf-lezer die handtekeningen controleert: die toont of er sindsdien iets is gewijzigd en met wiens certificaat het is verzegeld. Het zegel is van de dienst; de handtekeningen van de ondertekenaars staan hierboven.',
  replaced:
    '\ufffd staat voor een teken dat deze pagina niet kan tonen. Alle tekens van die tekst volgen met hun Unicode-nummers; de exacte tekst staat in het gebeurtenissenlogboek.',
  footer: 'Attestory · uitnodiging {{invitationId}}',
  pageOf: 'Handtekeningenpagina {{page}} van {{pages}}',
  time: '{{day}} om {{clock}} UTC',
};
