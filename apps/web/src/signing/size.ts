import { language, locales } from '../texts.js';

/** Bytes as people say them. */
export function sizeText(bytes: number): string {
  const [unit, divisor] = bytes < 1_000_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const);
  const format = {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: bytes < 10_000_000 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(locales[language()], format).format(bytes / divisor);
}
