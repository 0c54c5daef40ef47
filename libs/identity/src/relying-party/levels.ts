import { type IdentityLevel, identityLevels, reaches } from '@attestory/domain';
import type { MethodProfile } from '../profiles/broker-profile.js';

/** The level to ask for: as configured, else as the profile says; a higher one where more is wanted and can be asked for. */
export function levelFor(
  { level: usual, acrValues }: MethodProfile,
  least: IdentityLevel,
  configured: IdentityLevel | undefined,
): IdentityLevel | undefined {
  const preferred = configured ?? usual;
  if (reaches(preferred, least)) return preferred;
  return identityLevels.find((level) => reaches(level, least) && acrValues[level] !== undefined);
}
