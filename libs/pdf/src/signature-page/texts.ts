import type { SignaturePageContent, SignaturePageSignatory } from '@attestory/application';

type Signature = NonNullable<SignaturePageSignatory['signature']>;

/** Every sentence of the signature page in one language. What people typed is put between them by the layout. */
export interface SignaturePageTexts {
  readonly heading: string;
  readonly lead: (bytes: string) => string;
  readonly state: Record<SignaturePageContent['state'], string>;
  readonly label: Record<
    | 'title'
    | 'sender'
    | 'file'
    | 'sha256'
    | 'extent'
    | 'sent'
    | 'sealed'
    | 'signed'
    | 'method'
    | 'role'
    | 'identity'
    | 'typedName'
    | 'event'
    | 'head'
    | 'root'
    | 'code'
    | 'address'
    | 'invitation'
    | 'document',
    string
  >;
  readonly extent: (pages: number, bytes: string) => string;
  readonly documentNumber: (number: string, of: string) => string;
  readonly notSigned: string;
  readonly notSignedNote: string;
  readonly notSignedState: Record<'pending' | 'declined', string>;
  readonly signatures: string;
  readonly signedCount: (signed: number, of: number) => string;
  readonly noSignatures: string;
  /** By the method's name in the log; another method stands as it is named there. */
  readonly method: Readonly<Record<string, string>>;
  readonly assurance: Record<Signature['assurance'], string>;
  readonly identity: Record<Signature['assurance'], string>;
  readonly role: Record<Signature['role']['kind'], (name: string) => string>;
  readonly unnamedOrganization: string;
  readonly businessId: (id: string) => string;
  readonly erased: string;
  readonly noDrawing: string;
  readonly drawingErased: string;
  readonly proof: string;
  readonly proofNote: string;
  readonly head: (leaves: string, at: string) => string;
  readonly noHead: string;
  readonly seal: string;
  readonly sealNote: (at: string) => string;
  readonly replaced: string;
  readonly footer: (invitationId: string) => string;
  readonly pageOf: (page: number, pages: number) => string;
  /** From January. */
  readonly months: readonly string[];
  readonly time: (day: number, month: string, year: number, clock: string) => string;
}

const en: SignaturePageTexts = {
  heading: 'Signature page',
  lead: (bytes) =>
    `Attestory added this page to the document named below. It reports who has signed it, when and how. The document itself is unchanged: it is the first ${bytes} bytes of this file, and the SHA-256 below is of exactly those bytes.`,
  state: { completed: 'Completed', 'partly-signed': 'Partly signed' },
  label: {
    title: 'Title',
    sender: 'Sent by',
    file: 'File',
    sha256: 'SHA-256',
    extent: 'Extent',
    sent: 'Sent',
    sealed: 'This page made',
    signed: 'Signed',
    method: 'Method',
    role: 'Role',
    identity: 'Identity',
    typedName: 'Name as typed',
    event: 'Event and hash',
    head: 'Newest signed head',
    root: 'Root',
    code: 'Verification code',
    address: 'Look up at',
    invitation: 'Invitation',
    document: 'Document',
  },
  extent: (pages, bytes) => `${pages === 1 ? '1 page' : `${pages} pages`}, ${bytes} bytes`,
  documentNumber: (number, of) => `document ${number} of ${of}`,
  notSigned: 'Not signed',
  notSignedNote:
    'These signatories had not signed when this page was made. The signatures below are valid without theirs.',
  notSignedState: { pending: 'has not signed', declined: 'declined to sign' },
  signatures: 'Signatures',
  signedCount: (signed, of) => `${signed} of ${of} signed`,
  noSignatures: 'Nobody has signed yet.',
  method: { light: 'Light signature: drawn, without authentication' },
  assurance: { none: 'Light signature', 'single-factor': 'One factor', strong: 'Strong authentication' },
  identity: {
    none: 'identity not verified; name as typed',
    'single-factor': 'authenticated with one factor',
    strong: 'verified by strong authentication',
  },
  role: {
    self: () => 'Represents themselves',
    otherOrganization: (name) => `Represents another organization: ${name}`,
    representative: (name) => `Representative of ${name}`,
  },
  unnamedOrganization: 'an organization registered in the service',
  businessId: (id) => `business id ${id}`,
  erased: '(erased)',
  noDrawing: 'no drawing',
  drawingErased: 'drawing erased',
  proof: 'Proof',
  proofNote:
    'Each signature is an event in a log whose entries are chained by their hashes. A signed head fixes every event up to it: whoever has this page can later show that none of them was changed.',
  head: (leaves, at) => `${leaves} events, ${at}`,
  noHead: 'none yet',
  seal: 'Electronic seal of the service',
  sealNote: (at) =>
    `Sealed by Attestory (PAdES) on ${at}. Open this file in a PDF reader that checks signatures: it shows whether anything has been changed since, and whose certificate sealed it. The seal is the service's; the signatories' own signatures are listed above.`,
  replaced:
    '\ufffd stands for a character that this page cannot show. All characters of that text follow it by their Unicode numbers; the exact text is in the event log.',
  footer: (invitationId) => `Attestory · invitation ${invitationId}`,
  pageOf: (page, pages) => `Signature page ${page} of ${pages}`,
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  time: (day, month, year, clock) => `${day} ${month} ${year} at ${clock} UTC`,
};

/** One table per language. */
export const signaturePageTexts: Record<SignaturePageContent['language'], SignaturePageTexts> = { en };
