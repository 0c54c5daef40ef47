export * from './decider.js';
export * from './delivery/decider.js';
export * from './delivery/events.js';
export * from './delivery-policy.js';
export * from './document/decider.js';
export * from './email-link/decider.js';
export * from './email-link/events.js';
export * from './event.js';
export * from './identity/authentication-method.js';
export * from './identity/identity-number.js';
export * from './identity/match-identity.js';
export type { IdentityNumberFault } from './identity/numbers/verdict.js';
export * from './ids.js';
export * from './invitation/authentication-events.js';
export * from './invitation/commands.js';
export * from './invitation/decide.js';
export {
  allowsMethod,
  authenticationHoldsFor,
  currentAuthentication,
} from './invitation/decide-authentication.js';
export * from './invitation/decider.js';
export * from './invitation/events.js';
export * from './invitation/evolve.js';
export * from './invitation/rejections.js';
export * from './invitation/signatory-demands.js';
export * from './invitation/state.js';
export * from './notice/decider.js';
export * from './notice/events.js';
export type { BusinessIdFault } from './organization/business-id/verdict.js';
export * from './organization/business-id.js';
export * from './organization/commands.js';
export { organizationDecider } from './organization/decider.js';
export * from './organization/events.js';
export * from './organization/folder-access.js';
export * from './organization/folder-events.js';
export { mostOf } from './organization/limits.js';
export * from './organization/member-events.js';
export * from './organization/rejections.js';
export * from './organization/state.js';
export * from './person/commands.js';
export * from './person/decider.js';
export * from './person/events.js';
export * from './person/identity-claim.js';
export * from './service/events.js';
export * from './session/decider.js';
export * from './session/events.js';
