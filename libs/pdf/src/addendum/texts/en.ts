/** What an addendum's protocol says around people's own words. The other languages have the same keys. */
export const en = {
  heading: 'Addendum',
  lead: 'This addendum belongs to the invitation to sign that is named below. Who signs that invitation, and what, could not be changed any more after it was sent; what is still to be agreed or signed is in this document, which is signed on its own. The documents named below stay as they are, and signatures already made on them stay valid.',
  state: {
    sent: 'sent; open for signatures',
    completed: 'completed on {{at}}',
    cancelled: 'cancelled on {{at}}',
    declined: 'declined by a signatory on {{at}}',
    expired: 'expired on {{at}}',
  },
  label: {
    state: 'State',
    made: 'Addendum made',
    original: 'SHA-256 of the original',
    sealed: 'SHA-256 of the sealed version',
    signaturePage: 'SHA-256 of its signature page',
    scan: 'Scan',
  },
  agreed: 'What is added',
  documents: 'Documents that this addendum refers to',
  notSealed: 'none: nobody had signed it when this addendum was made',
  notSignedNote: 'These people were asked and had not signed in the service when this addendum was made.',
  onPaper: 'Signed on paper',
  onPaperNote:
    'So the sender states. The scan was recorded beside the invitation; the service has not checked the signatures on it.',
  closing:
    'All of this is as the event log had it when the addendum was made. Who signs the addendum itself is on its own signature page.',
  replaced:
    '\ufffd stands for a character that this page cannot show. The text or word that it is in follows by its Unicode numbers.',
  footer: 'Attestory · addendum {{addendumId}}',
  pageOf: 'Addendum, page {{page}} of {{pages}}',
} as const;
