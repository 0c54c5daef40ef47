import type { Language } from '@attestory/domain';

const drawInstead: Readonly<Record<Language, string>> = {
  en: 'If you have none of these, draw your signature instead.',
  fi: 'Jos sinulla ei ole mitään näistä, voit piirtää allekirjoituksesi.',
  sv: 'Om du inte har något av dessa kan du i stället rita din underskrift.',
  nb: 'Har du ingen av disse, kan du tegne signaturen din i stedet.',
  da: 'Har du ingen af disse, kan du tegne din underskrift i stedet.',
  nl: 'Hebt u geen van deze middelen, teken dan uw handtekening.',
};

const askSender: Readonly<Record<Language, string>> = {
  en: 'If you have none of these, tell the sender: they can send you a copy of this invitation that you sign by drawing.',
  fi: 'Jos sinulla ei ole mitään näistä, kerro siitä lähettäjälle: hän voi lähettää sinulle kutsusta kopion, jonka allekirjoitat piirtämällä.',
  sv: 'Om du inte har något av dessa, säg till avsändaren, som kan skicka en kopia av inbjudan där du ritar din underskrift.',
  nb: 'Har du ingen av disse, si fra til avsenderen, som kan sende deg en kopi av invitasjonen der du tegner signaturen.',
  da: 'Har du ingen af disse, så sig det til afsenderen, som kan sende dig en kopi af invitationen, hvor du tegner din underskrift.',
  nl: 'Hebt u geen van deze middelen, laat het de afzender weten: die kan u een kopie van de uitnodiging sturen die u met een getekende handtekening ondertekent.',
};

/** What a signatory can do who has none of the methods of strong authentication (product.md, S10). */
export function withoutMethod(language: Language, required: boolean): string {
  return (required ? askSender : drawInstead)[language];
}
