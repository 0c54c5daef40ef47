import { noBrokers } from '@attestory/application';

const refuse = () => Promise.reject(new Error('not used here'));
const nothing = {
  inspect: refuse,
  removeActiveContent: refuse,
  seal: refuse,
  addTimeStamp: refuse,
  addValidationData: refuse,
  composeAddendum: refuse,
  sealingCertificate: refuse,
  send: refuse,
  close: async () => {},
};

/** For opening the application beside a service, or without one: it neither seals, nor mails, nor authenticates. */
export const nothingOutside = { pdf: nothing, mail: nothing, identities: noBrokers };
