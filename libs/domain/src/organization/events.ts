import type { DeliverySettings } from '../delivery-policy/delivery-settings.js';
import type { ApiClientId, OrganizationId, Sha256 } from '../ids.js';
import type { Language } from '../invitation/events.js';
import type { BrandingChanged } from './branding-events.js';
import type { BusinessCountry } from './business-id.js';
import type { FolderEvent } from './folder-events.js';
import type { MemberEvent } from './member-events.js';
import type { RetentionRuleEvent } from './retention-events.js';

/** What a program may do for an organization (OAuth 2.0 scopes). */
export const scopes = [
  'invitations:write',
  'invitations:read',
  'archive:read',
  'audit:read',
  'support:explain',
  'organization:admin',
] as const;
export type Scope = (typeof scopes)[number];

export interface OrganizationRegistered {
  readonly type: 'OrganizationRegistered';
  readonly data: {
    readonly organizationId: OrganizationId;
    /** The registered name; not personal data. */
    readonly name: string;
    /** As in the country's business register. */
    readonly businessId: string;
    /** Whose business register it is; absent (before there was a choice): not checked, FI. */
    readonly country?: BusinessCountry;
  };
}

/** An integration (API client) with its delivery settings (product.md S20). Only a hash of its secret is kept. */
export interface ApiClientCreated {
  readonly type: 'ApiClientCreated';
  readonly data: {
    readonly clientId: ApiClientId;
    readonly name: string;
    /** SHA-256 of the 256-bit random secret. */
    readonly secretHash: Sha256;
    readonly scopes: readonly Scope[];
    readonly delivery: DeliverySettings;
  };
}

export interface ApiClientSecretRotated {
  readonly type: 'ApiClientSecretRotated';
  readonly data: { readonly clientId: ApiClientId; readonly secretHash: Sha256 };
}

export interface ApiClientRevoked {
  readonly type: 'ApiClientRevoked';
  readonly data: { readonly clientId: ApiClientId };
}

/** What the invitations that an API client drafts from now on may do with their documents (product.md S20). */
export interface DeliverySettingsChanged {
  readonly type: 'DeliverySettingsChanged';
  readonly data: { readonly clientId: ApiClientId; readonly delivery: DeliverySettings };
}

export type ApiClientEvent = ApiClientCreated | ApiClientSecretRotated | ApiClientRevoked | DeliverySettingsChanged;

/** The language that an organization speaks from now on, where nothing says another: of what it asks to sign, and of e-mails. */
export interface OrganizationLanguageChanged {
  readonly type: 'OrganizationLanguageChanged';
  readonly data: { readonly language: Language };
}

/** Every fact of the stream `organization-{id}`. */
export type OrganizationEvent =
  | OrganizationRegistered
  | MemberEvent
  | FolderEvent
  | ApiClientEvent
  | RetentionRuleEvent
  | BrandingChanged
  | OrganizationLanguageChanged;
