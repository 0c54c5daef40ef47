import type { Scope } from '@attestory/domain';
import { type CustomDecorator, SetMetadata } from '@nestjs/common';

/** Who may use a route: who acts for an organization with a scope, a signatory over a link, a person who has signed in, or everybody. */
export type AccessRule =
  | { readonly who: 'tenant'; readonly scope: Scope }
  | { readonly who: 'signatory' }
  | PersonRule
  /** Public; or authorized by a secret in the body. */
  | { readonly who: 'everybody' };

export interface PersonRule {
  readonly who: 'person';
  /** How they have to have signed in; absent: in any way. */
  readonly assurance?: 'strong';
  /** On whose side they have to be; absent: on any. */
  readonly context?: 'personal';
}

export const ACCESS = 'attestory:access';

/** Declares who may use a route. A route without it keeps the server from starting. */
export const Access = (rule: AccessRule): CustomDecorator => SetMetadata(ACCESS, rule);
/** For an organization’s programs whose token has the scope, and its members on its side whose role has it. */
export const ForTenants = (scope: Scope): CustomDecorator => Access({ who: 'tenant', scope });
export const ForSignatories = (): CustomDecorator => Access({ who: 'signatory' });
export const ForPersons = (rule: Omit<PersonRule, 'who'> = {}): CustomDecorator => Access({ who: 'person', ...rule });
export const ForEverybody = (): CustomDecorator => Access({ who: 'everybody' });
