import type { Scope } from '@attestory/domain';
import { type CustomDecorator, SetMetadata } from '@nestjs/common';

/** Who may use a route: a program with a scope, a signatory with a session, or everybody. */
export type AccessRule =
  | { readonly who: 'client'; readonly scope: Scope }
  | { readonly who: 'signatory' }
  /** Public; or authorized by a secret in the body. */
  | { readonly who: 'everybody' };

export const ACCESS = 'attestory:access';

/** Declares who may use a route. A route without it keeps the server from starting. */
export const Access = (rule: AccessRule): CustomDecorator => SetMetadata(ACCESS, rule);
export const ForClients = (scope: Scope): CustomDecorator => Access({ who: 'client', scope });
export const ForSignatories = (): CustomDecorator => Access({ who: 'signatory' });
export const ForEverybody = (): CustomDecorator => Access({ who: 'everybody' });
