/** What to do about a mail server that doesn't answer as it should; by what its failure names. */
const aboutMail: readonly (readonly [RegExp, string])[] = [
  [
    /ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/,
    'check host and port in SMTP_URL, and that a firewall lets it out',
  ],
  [/ENOTFOUND|EDNS|EAI_AGAIN/, 'check the host’s name in SMTP_URL, and the name server of this machine'],
  [/CERT_HAS_EXPIRED/, 'its certificate has expired: its operator has to renew it'],
  [/ALTNAME/, 'its certificate is for another name: write that name in SMTP_URL'],
  [
    /CERT|LEAF|ISSUER|SELF_SIGNED/,
    'its certificate is vouched for by nobody known here: name your CA’s file in NODE_EXTRA_CA_CERTS',
  ],
  [/ETLS|WRONG_VERSION/, 'smtps:// is for port 465, smtp:// for 587'],
  [/\b5\d\d\b.*AUTH|EAUTH|\b535\b/, 'check user and password in SMTP_URL'],
];

/** The message of a failed check of the mail server, with what to do. */
export function mailAdvice(message: string): string {
  const advice = aboutMail.find(([pattern]) => pattern.test(message))?.[1];
  return `${message}: ${advice ?? 'check SMTP_URL'}; mails wait and are tried again`;
}

/** What a file mode lets others do that they must not; null when nothing. */
export function modeAdvice(path: string, mode: number, wanted: '600' | '700'): string | null {
  return (mode & 0o077) === 0 ? null : `others may read ${path}: chmod ${wanted} it`;
}
