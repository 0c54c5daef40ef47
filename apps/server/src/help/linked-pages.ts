/** The pages that articles lead to. A page that is no more has to go from here, and the check then names the articles. */
export const linkedPages: readonly string[] = [
  ...['/register', '/d', '/verify', '/help', '/help/reasons', '/docs'],
  ...['/app', '/app/inbox', '/app/documents', '/app/missing-document', '/app/settings'],
  ...['/app/invitations', '/app/invitations/new', '/app/archive', '/app/templates', '/app/bulk'],
  ...['/app/settings/organization', '/app/settings/members', '/app/settings/groups', '/app/settings/folders'],
  ...['/app/settings/clients', '/app/organizations/new', '/app/retention', '/app/audit'],
  ...['/app/retention/rules', '/app/retention/certificates', '/app/retention/deliveries'],
];
