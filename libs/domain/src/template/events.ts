import type { DeliverySettings } from '../delivery-policy/delivery-settings.js';
import type { FolderId, InvitationId, OrganizationId, Personal, TemplateId, TemplateRoleId } from '../ids.js';
import type { AttachedDocument, Language, SigningMethodKind, SigningOrder } from '../invitation/events.js';
import type { Voucher } from '../invitation/manual-signature-events.js';
import type { SignatoryDemands } from '../invitation/signatory-demands.js';

/** Somebody who is to sign what is made from a template, and what is wanted of them: who they are is said when it is used. */
export interface TemplateRole extends Omit<SignatoryDemands, 'identity'> {
  readonly roleId: TemplateRoleId;
  /** As placeholders and columns name them: `Tenant`. No two of a template have the same. */
  readonly name: Personal<string>;
  /** At least one. */
  readonly methods: readonly SigningMethodKind[];
  /** Who it is when nobody else is named; absent: it has to be said. */
  readonly contact?: { readonly name: Personal<string>; readonly email: Personal<string> };
}

/** What invitations are made from. Title and message may have placeholders (`{{Tenant.name}}`, `{{Rent}}`). */
export interface TemplateContent {
  /** For the organization's own people: no signatory sees it. */
  readonly name: Personal<string>;
  readonly title: Personal<string>;
  readonly message: Personal<string>;
  readonly language: Language;
  readonly order: SigningOrder;
  /** From sending on; null: the service's default. */
  readonly expiresInDays: number | null;
  /** Where its invitations lie; absent: in no folder. */
  readonly folderId?: FolderId;
  readonly delivery: DeliverySettings;
  /** In the order of signing when that is sequential. */
  readonly roles: readonly TemplateRole[];
  readonly documents: readonly AttachedDocument[];
}

/** A template was made, or changed: the whole of it, as it is from this version on. */
export interface TemplateSaved {
  readonly type: 'TemplateSaved';
  readonly data: TemplateContent & {
    readonly templateId: TemplateId;
    readonly organizationId: OrganizationId;
    /** 1, and one more with each change. */
    readonly version: number;
    readonly by: Voucher;
    /** Of which invitation it was made; absent: of none. */
    readonly madeFrom?: InvitationId;
  };
}

/** Nothing more is made from it. What was made of it stays. */
export interface TemplateRetired {
  readonly type: 'TemplateRetired';
  readonly data: { readonly by: Voucher };
}

/** Every fact of the stream `template-{id}`. */
export type TemplateEvent = TemplateSaved | TemplateRetired;
