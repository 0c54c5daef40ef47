import type { SameKeys } from '@attestory/application/translations';
import type { en } from './en.js';

export const nl: SameKeys<typeof en> = {
  heading: 'Aanvullend protocol',
  lead: 'Dit aanvullend protocol hoort bij de uitnodiging om te ondertekenen die hieronder staat. Wie die ondertekent, en wat, kon na het versturen niet meer worden gewijzigd. Wat nog moet worden afgesproken of ondertekend, staat in dit document, dat afzonderlijk wordt ondertekend. De documenten hieronder blijven zoals ze zijn, en handtekeningen die er al op staan, blijven geldig.',
  state: {
    sent: 'verstuurd; open voor ondertekening',
    completed: 'voltooid op {{at}}',
    cancelled: 'ingetrokken op {{at}}',
    declined: 'door een ondertekenaar geweigerd op {{at}}',
    expired: 'verlopen op {{at}}',
  },
  label: {
    state: 'Status',
    made: 'Protocol opgesteld',
    original: 'SHA-256 van het origineel',
    sealed: 'SHA-256 van de verzegelde versie',
    signaturePage: 'SHA-256 van de handtekeningpagina',
    scan: 'Scan',
  },
  agreed: 'Wat wordt toegevoegd',
  documents: 'Documenten waarnaar dit protocol verwijst',
  notSealed: 'geen: niemand had ondertekend toen dit protocol werd opgesteld',
  notSignedNote:
    'Deze personen waren gevraagd en hadden niet in de dienst ondertekend toen dit protocol werd opgesteld.',
  onPaper: 'Op papier ondertekend',
  onPaperNote:
    'Dat verklaart de afzender. De scan is bij de uitnodiging vastgelegd; de dienst heeft de handtekeningen erop niet gecontroleerd.',
  closing:
    'Alles is zoals het gebeurtenissenlogboek het had toen dit protocol werd opgesteld. Wie het protocol zelf ondertekent, staat op de eigen handtekeningpagina ervan.',
  replaced:
    '\ufffd staat voor een teken dat deze pagina niet kan tonen. De tekst of het woord waarin het staat, volgt met zijn Unicode-nummers.',
  footer: 'Attestory · aanvullend protocol {{addendumId}}',
  pageOf: 'Aanvullend protocol, pagina {{page}} van {{pages}}',
};
