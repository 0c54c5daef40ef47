import { Check } from '../ui/field.js';
import type { Delivery } from './model.js';
import { settingsTexts } from './texts.js';

const kinds = ['sendDownloadLink', 'saveToPersonalAccount', 'copyToLightSignatories'] as const;

export interface DeliveryFieldProps {
  readonly delivery: Delivery;
  readonly onDelivery: (delivery: Delivery) => void;
}

/** What becomes of the documents of invitations that a program drafts. */
export function DeliveryField({ delivery, onDelivery }: DeliveryFieldProps) {
  return (
    <fieldset>
      <legend>{settingsTexts.t('delivery.title')}</legend>
      {kinds.map((kind) => (
        <Check key={kind} checked={delivery[kind]} onValue={(chosen) => onDelivery({ ...delivery, [kind]: chosen })}>
          {settingsTexts.t(`delivery.${kind}`)}
        </Check>
      ))}
    </fieldset>
  );
}
