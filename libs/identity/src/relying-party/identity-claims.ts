import type { IdentityExpectation } from '@attestory/application';
import {
  countryOf,
  type AuthenticationMethod,
  type IdentityLevel,
  type IdentityNumber,
  type Instant,
  isArtificial,
  parseIdentityNumber,
  reaches,
} from '@attestory/domain';
import type { BrokerProfile, MethodProfile } from '../profiles/broker-profile.js';
import { AnswerError } from './failures.js';

export type Claims = Readonly<Record<string, unknown>>;

/** What a profile finds in an answer. */
export interface ClaimedIdentity {
  readonly scheme: string;
  readonly level: IdentityLevel;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly identityNumber: IdentityNumber | null;
  readonly test: boolean;
  /** The claims that were used, and those that the profile keeps beside them. */
  readonly claims: Readonly<Record<string, string | number | boolean>>;
}

interface Asked {
  readonly profile: BrokerProfile;
  readonly method: AuthenticationMethod;
  readonly expectation: IdentityExpectation;
  readonly test: boolean;
  readonly at: Instant;
}

const LONGEST_NAME = 300;

/** Reads an identity where the profile says that it is. @throws AnswerError `method`, `level`, `claims` */
export function identityIn(claims: Claims, asked: Asked): ClaimedIdentity {
  const { profile } = asked;
  const method = profile.methods[asked.method] as MethodProfile;
  const country = countryOf(asked.method);
  const stated = profile.countryClaim && text(claims, profile.countryClaim);
  if (stated && stated.toUpperCase() !== country) throw new AnswerError('claims', 'the identity is of another country');
  const test = asked.test || profile.testClaims.some((name) => claims[name] === true);
  return {
    scheme: (method.schemeClaim && text(claims, method.schemeClaim)) || schemeIn(claims, method),
    level: levelIn(claims, profile, method, asked.expectation),
    name: nameIn(claims, method),
    birthDate: birthDateIn(claims, method),
    identityNumber: numberIn(claims, method, { ...asked, test }),
    test,
    claims: evidenceIn(claims, profile, method),
  };
}

function text(claims: Claims, name: string): string | undefined {
  const value = claims[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** How the person authenticated is what the broker says that they did, not what it was asked for. */
function schemeIn(claims: Claims, { methodClaim }: MethodProfile): string {
  const scheme = text(claims, methodClaim.name);
  if (scheme && Object.hasOwn(methodClaim.values, scheme)) return scheme;
  throw new AnswerError('method', 'the person authenticated by another method than was asked for');
}

function levelIn(
  claims: Claims,
  { levelClaim }: BrokerProfile,
  method: MethodProfile,
  { level: least }: IdentityExpectation,
): IdentityLevel {
  const stated = levelClaim && claims[levelClaim.name];
  const level =
    levelClaim && stated !== undefined
      ? Object.entries(levelClaim.values).find(([value]) => value === stated)?.[1]
      : method.methodClaim.values[schemeIn(claims, method)];
  if (level && reaches(level, least)) return level;
  throw new AnswerError('level', 'the authentication is weaker than was asked for');
}

function numberIn(claims: Claims, method: MethodProfile, { method: by, test, at }: Asked): IdentityNumber | null {
  const written = method.claims.identityNumber.map((name) => text(claims, name)).find((value) => value !== undefined);
  if (written === undefined) {
    if (method.identityNumber !== 'always') return null;
    throw new AnswerError('claims', 'the answer lacks the identity number');
  }
  const parsed = parseIdentityNumber(countryOf(by), written, at);
  if ('fault' in parsed) throw new AnswerError('claims', `the identity number is none (${parsed.fault})`);
  if (isArtificial(parsed.number) && !test) throw new AnswerError('claims', 'the identity number is one for tests');
  return parsed.number;
}

function nameIn(claims: Claims, method: MethodProfile): string | null {
  for (const parts of method.claims.name) {
    const texts = parts.map((part) => text(claims, part));
    const name = texts.join(' ').normalize('NFC');
    if (texts.every((part) => part !== undefined) && name.length <= LONGEST_NAME) return name;
  }
  return null;
}

/** A date with unknown parts (`1990-00-00`), as iDIN has them, is none. */
function birthDateIn(claims: Claims, method: MethodProfile): string | null {
  const written = method.claims.birthDate.map((name) => text(claims, name)).find((value) => value !== undefined);
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(written ?? '') ?? [];
  const date = `${year}-${month}-${day}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : null;
}

function evidenceIn(claims: Claims, profile: BrokerProfile, { claims: names, ...method }: MethodProfile) {
  const used = [
    method.methodClaim.name,
    method.schemeClaim,
    profile.levelClaim?.name,
    profile.countryClaim,
    ...profile.testClaims,
    ...names.identityNumber,
    ...names.name.flat(),
    ...names.birthDate,
    ...names.further,
  ];
  const scalar = (entry: [string, unknown]): entry is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof entry[1]);
  return Object.fromEntries(
    Object.entries(claims)
      .filter(scalar)
      .filter(([name]) => used.includes(name)),
  );
}
