import type { Outcome } from './choice-page.js';
import type { SandboxMemory } from './memory-adapter.js';
import { type AuthenticationMethod, countryOf } from '@attestory/domain';
import type { Authentication } from './profile.js';
import { testPeople } from './test-people.js';

export interface Approval extends Authentication {
  readonly outcome: Outcome;
}

/** For as long as the tokens of an authentication live. */
export const approvalSeconds = 900;

/** Keeps who was approved under which grant, as tokens carry no more than that. */
export function keepApproval(memory: SandboxMemory, grantId: string, approval: Approval): void {
  memory.put(`approval ${grantId}`, { ...approval }, approvalSeconds);
}

export function approvalOf(memory: SandboxMemory, grantId: string | undefined): Approval | undefined {
  return memory.get(`approval ${grantId}`) as Approval | undefined;
}

export function personOf(id: string | null, method: AuthenticationMethod) {
  return testPeople.find((person) => person.id === id && person.country === countryOf(method));
}
