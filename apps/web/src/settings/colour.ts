/** Below it text is hard to read (WCAG 2.2, 1.4.3); the service refuses such a colour. */
export const leastContrast = 4.5;

/** A colour as somebody types it: `#1D6F68`, `1d6f68`; null: that is none. */
export function colourOf(typed: string): string | null {
  const digits = /^#?([0-9a-f]{6})$/i.exec(typed.trim())?.[1];
  return digits === undefined ? null : `#${digits.toLowerCase()}`;
}

/** How much white text stands out on a colour, from 1 to 21; rounded down, so that nothing is told to be enough that isn't. */
export function contrastWithWhite(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((one) =>
    one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return Math.floor((1.05 / (luminance + 0.05)) * 100) / 100;
}

/** The largest file that is worth sending. */
export const mostLogoBytes = 200 * 1_024;
