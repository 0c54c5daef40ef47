/** Below it text is hard to read (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5;

/** Whether a text is a colour as organizations choose it: `#rrggbb`, in lower case. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text);
}

/** How much white text stands out on a colour: from 1 (white on white) to 21 (white on black). */
export function contrastWithWhite(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  const luminance = 0.2126 * (red as number) + 0.7152 * (green as number) + 0.0722 * (blue as number);
  return 1.05 / (luminance + 0.05);
}

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
