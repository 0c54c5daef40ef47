import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const nl: SameKeys<typeof en> = {
  title: 'Hulp',
  intro: 'Hoe u documenten vindt, ondertekent en verstuurt, en wat u doet als er iets in de weg zit.',
  search: {
    label: 'Waarbij hebt u hulp nodig?',
    hint: 'Een paar woorden zijn genoeg, zoals ‘contract niet gevonden’.',
  },
  found_one: 'Eén artikel',
  found_other: '{{count}} artikelen',
  nothing: {
    title: 'Niets gevonden',
    detail: 'Probeer andere of minder woorden. Of begin met een van deze:',
  },
  recommended: 'Aanbevolen',
  questions: 'Veelgestelde vragen',
  byTopic: 'Per onderwerp',
  topic: {
    documents: 'Documenten vinden en bewaren',
    signing: 'Ondertekenen',
    sending: 'Versturen',
    account: 'Account en aanmelden',
    organization: 'Een organisatie beheren',
    proof: 'Geschiedenis en bewijs',
    integrations: 'Integraties',
    privacy: 'Uw gegevens',
  },
  missing: {
    title: 'Kunt u een document niet vinden?',
    detail: 'Vertel wat u ervan weet. U ziet elke reden die van toepassing is, en wat u kunt doen.',
    link: 'Zoek uit waarom',
  },
  home: 'Alle hulp',
  fallback: 'Dit artikel is er niet {{asked}}. U kunt het hier lezen {{language}}.',
  alsoIn: 'Lees het {{language}}',
  machineTranslated:
    'Dit artikel is door een programma vertaald en nog door niemand nagelezen. De woorden kunnen afwijken van die op de pagina’s.',
  related: 'Lees verder',
  print: 'Afdrukken',
  video: 'Bekijk de video',
  transcript: 'Wat er in de video wordt gezegd',
  gone: {
    title: 'Dit artikel is er niet',
    detail: 'Misschien heeft het nu een andere naam. Zoek het met een paar woorden.',
  },
  language: {
    en: 'in het Engels',
    fi: 'in het Fins',
    sv: 'in het Zweeds',
    nb: 'in het Noors',
    da: 'in het Deens',
    nl: 'in het Nederlands',
  },
};
