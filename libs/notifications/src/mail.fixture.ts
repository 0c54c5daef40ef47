import type {
  ClosedMail,
  CompletedMail,
  DownloadLinkMail,
  InvitationMail,
  MemberInvitationMail,
  PurgeNoticeMail,
  SignInLinkMail,
} from '@attestory/application';

const letter = {
  messageId: '5d3f9d0e-4a0b-5b57-9a53-0c3c8f7f0f51@sign.acme.example',
  to: { name: 'Grace Hopper', email: 'grace@hopper.example' },
  language: 'en',
} as const;
const base = {
  ...letter,
  title: 'Lease of flat 7',
  organizationName: 'Acme Oy',
} as const;
const sha256 = 'c0ffee'.padEnd(64, '0');

/** Mails for specs, each with what the spec is about. */
export const invitationMail = (change: Partial<InvitationMail> = {}): InvitationMail => ({
  ...base,
  kind: 'invitation',
  message: 'Here it is.\nAda',
  documents: ['lease.pdf'],
  link: 'https://sign.acme.example/s#link-secret',
  expiresAt: '2026-12-24T12:00:00.000Z',
  ...change,
});

export const completedMail = (change: Partial<CompletedMail> = {}): CompletedMail => ({
  ...base,
  kind: 'completed',
  documents: [{ fileName: 'lease.pdf', sha256, downloadLink: 'https://sign.acme.example/d#download-secret' }],
  linksExpireAt: '2027-01-24T12:00:00.000Z',
  ...change,
});

export const cancelledMail = (change: Partial<ClosedMail> = {}): ClosedMail => ({
  ...base,
  kind: 'cancelled',
  reason: 'The flat was let to somebody else.',
  hadSigned: false,
  ...change,
});

export const downloadLinkMail = (change: Partial<DownloadLinkMail> = {}): DownloadLinkMail => {
  const { documents, linksExpireAt } = completedMail();
  return { ...base, kind: 'download-link', documents, ...(linksExpireAt ? { linksExpireAt } : {}), ...change };
};

const nameless = { name: '', email: 'grace@hopper.example' };

export const signInLinkMail = (change: Partial<SignInLinkMail> = {}): SignInLinkMail => ({
  ...letter,
  to: nameless,
  kind: 'sign-in-link',
  link: 'https://sign.acme.example/r#sign-in-secret',
  expiresAt: '2026-12-24T12:30:00.000Z',
  ...change,
});

export const memberInvitationMail = (change: Partial<MemberInvitationMail> = {}): MemberInvitationMail => ({
  ...letter,
  to: nameless,
  kind: 'member-invitation',
  organizationName: 'Acme Oy',
  role: 'user',
  link: 'https://sign.acme.example/j#join-secret',
  expiresAt: '2027-01-07T12:00:00.000Z',
  ...change,
});

export const purgeNoticeMail = (change: Partial<PurgeNoticeMail> = {}): PurgeNoticeMail => ({
  ...letter,
  kind: 'purge-notice',
  holder: 'person',
  count: 2,
  documents: [
    { title: 'Lease of flat 7', fileName: 'lease.pdf', goesAt: '2027-11-26T10:00:00.000Z' },
    { title: null, fileName: 'annex.pdf', goesAt: '2027-11-27T10:00:00.000Z' },
  ],
  link: 'https://sign.acme.example/',
  ...change,
});
