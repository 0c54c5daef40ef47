import type { SameKeys } from '../../texts.js';
import type { en } from './en.js';

export const fi: SameKeys<typeof en> = {
  title: 'Rekisteröi organisaatio',
  intro: 'Sinusta tulee sen pääkäyttäjä: kutsut muut ja päätät, mitä kukin saa tehdä.',
  name: 'Organisaation nimi',
  nameHint: 'Niin kuin se on yritysrekisterissä.',
  country: 'Minkä maan yritysrekisteri',
  businessId: 'Y-tunnus tai vastaava',
  businessIdHint: 'Esimerkiksi {{example}}',
  button: 'Rekisteröi',
  strong: 'Tämä vaatii vahvan tunnistautumisen',
  strongText:
    'Kirjauduit sähköpostiin tulleella linkillä. Organisaation rekisteröijän on osoitettava, kuka hän on: kirjaudu pankkitunnuksilla tai muulla vahvalla tavalla ja palaa sitten tänne.',
  wrongName: 'Anna organisaation nimi ilman näkymättömiä merkkejä.',
  wrongId: 'Tarkista tunnus: tällaista ei tässä rekisterissä voi olla.',
};
