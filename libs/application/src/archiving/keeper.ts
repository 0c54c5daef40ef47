import { copyHolder, type CopyHolder, defaultDeliverySettings } from '@attestory/domain';
import type { SignedDocuments, SignedSignatory } from '@attestory/projections';

/** Who keeps a copy of what somebody signed: the one place where archiving asks the delivery policy; null: nobody on this side. */
export function keeperOf(
  { signature }: Pick<SignedSignatory, 'signature'>,
  { delivery }: Pick<SignedDocuments, 'delivery'>,
): CopyHolder | null {
  return signature ? copyHolder(signature, delivery ?? defaultDeliverySettings) : null;
}
