/** The sentence that a signatory sees and agrees to by signing. A new wording is a new version. */
export const consent = {
  text: 'I have read the documents named here, and I sign them electronically.',
  language: 'en',
  version: '1',
} as const;
