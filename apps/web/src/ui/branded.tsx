import './branded.css';
import { Name } from './words.js';

export interface BrandedProps {
  /** The organization's. */
  readonly name: string;
  /** `#rrggbb`; null: the service's own. */
  readonly colour: string | null;
  /** The address of its logo; null: it has none. */
  readonly logo: string | null;
}

/** Who asks, in their own colours: the head of a page to sign. */
export function Branded({ name, colour, logo }: BrandedProps) {
  return (
    <div class="branded" style={colour === null ? undefined : { backgroundColor: colour, color: '#ffffff' }}>
      {logo !== null && <img src={logo} alt="" />}
      <Name>{name}</Name>
    </div>
  );
}
