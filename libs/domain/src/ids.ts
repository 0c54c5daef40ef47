declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** UUID of an invitation; its streams are `invitation-{id}` and `delivery-{id}`. */
export type InvitationId = Brand<string, 'InvitationId'>;
/** UUID of a document; its stream is `document-{id}`. */
export type DocumentId = Brand<string, 'DocumentId'>;
/** UUID of a signatory within an invitation. */
export type SignatoryId = Brand<string, 'SignatoryId'>;
/** UUID of an organization; its stream is `organization-{id}`. */
export type OrganizationId = Brand<string, 'OrganizationId'>;
/** UUID of a member of an organization, from their invitation on; whoever is invited again is another member. */
export type MemberId = Brand<string, 'MemberId'>;
/** UUID of a group of an organization's members. */
export type GroupId = Brand<string, 'GroupId'>;
/** UUID of a folder of an organization. */
export type FolderId = Brand<string, 'FolderId'>;
/** UUID of an API client (integration) of an organization. */
export type ApiClientId = Brand<string, 'ApiClientId'>;
/** UUID of a person with a personal account; their stream is `person-{id}`. */
export type PersonId = Brand<string, 'PersonId'>;
/**
 * UUID of a holder's copy of a document; its stream is `archived-document-{id}`. It follows from the document and the holder, so
 * that whoever archives it twice finds the same one.
 */
export type ArchivedDocumentId = Brand<string, 'ArchivedDocumentId'>;
/** UUID of a legal hold on an archived document. */
export type HoldId = Brand<string, 'HoldId'>;
/** UUID of a certificate of what was deleted. */
export type CertificateId = Brand<string, 'CertificateId'>;
/** UUID of one import of documents. */
export type ImportId = Brand<string, 'ImportId'>;
/** UUID of an invitation template; its stream is `template-{id}`. */
export type TemplateId = Brand<string, 'TemplateId'>;
/** UUID of a role in a template: somebody who is to sign, whoever that will be. */
export type TemplateRoleId = Brand<string, 'TemplateRoleId'>;
/** UUID of a bulk sending; its stream is `bulk-sending-{id}`. */
export type BulkSendingId = Brand<string, 'BulkSendingId'>;
/** UUID of a link in an e-mail. Not its secret: that is derived and stored nowhere. */
export type LinkId = Brand<string, 'LinkId'>;
/** UUID of a signing session: one exchange of a link's secret. */
export type SessionId = Brand<string, 'SessionId'>;

/** UUID of a person's session; its stream is `session-{id}`. */
export type PersonSessionId = Brand<string, 'PersonSessionId'>;

/** UUID of one authentication of a person. */
export type AuthenticationId = Brand<string, 'AuthenticationId'>;

/** A point in time: RFC 3339, UTC, milliseconds (`2026-11-24T10:00:00.000Z`). Comparing two as texts compares the times. */
export type Instant = Brand<string, 'Instant'>;
/** SHA-256 in lowercase hex. */
export type Sha256 = Brand<string, 'Sha256'>;

/**
 * A text or drawing that belongs to a person. It is encrypted in the log; null when its key was destroyed (erasure).
 * `decide` may carry it into an event, but never decides by it.
 */
export type Personal<T> = T | null;
