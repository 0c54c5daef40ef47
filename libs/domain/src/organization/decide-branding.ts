import { accept, reject } from '../decider.js';
import { contrastWithWhite, isColour, leastContrast } from './colour.js';
import type { ChangeBranding } from './commands.js';
import type { OrganizationDecision } from './decider.js';
import type { OrganizationEvent } from './events.js';
import type { RegisteredOrganizationState } from './state.js';

/** What a main user wishes of the looks of the signing page. What is so already changes nothing. */
export function decideBranding(wish: ChangeBranding, state: RegisteredOrganizationState): OrganizationDecision {
  const before = state.branding;
  const colour = wish.colour === undefined ? before.colour : wish.colour;
  const logo = wish.logo === undefined ? before.logo : wish.logo;
  if (colour !== null && !isColour(colour)) return reject({ code: 'colour-invalid' });
  if (colour !== null && contrastWithWhite(colour) < leastContrast) return reject(tooLight(colour));
  if (colour === before.colour && logo?.sha256 === before.logo?.sha256) return accept<OrganizationEvent>();
  return accept<OrganizationEvent>({ type: 'BrandingChanged', data: { colour, ...(logo ? { logo } : {}) } });
}

function tooLight(colour: string) {
  const contrast = Math.floor(contrastWithWhite(colour) * 100) / 100;
  return { code: 'colour-too-light' as const, contrast, least: leastContrast };
}
