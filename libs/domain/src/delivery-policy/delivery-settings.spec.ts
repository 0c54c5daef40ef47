import { describe, expect, it } from '@jest/globals';
import { narrowDelivery } from './delivery-settings.js';

const client = { sendDownloadLink: true, saveToPersonalAccount: false, copyToLightSignatories: false };

describe('the delivery settings of an invitation', () => {
  it('are those of the client where the sender says nothing', () => {
    expect(narrowDelivery(client, undefined)).toEqual(client);
    expect(narrowDelivery(client, {})).toEqual(client);
  });

  it('may be narrower than the client’s, never wider', () => {
    expect(narrowDelivery(client, { sendDownloadLink: false }).sendDownloadLink).toBe(false);
    expect(narrowDelivery(client, { saveToPersonalAccount: true }).saveToPersonalAccount).toBe(false);
  });

  it('let the sender choose copies for light signatories per invitation', () => {
    expect(narrowDelivery(client, { copyToLightSignatories: true }).copyToLightSignatories).toBe(true);
    const open = { ...client, copyToLightSignatories: true };
    expect(narrowDelivery(open, { copyToLightSignatories: false }).copyToLightSignatories).toBe(false);
  });
});
