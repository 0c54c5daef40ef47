/** A piece of HTML. Whatever else is put into one is text, and is escaped. */
export class Html {
  constructor(readonly markup: string) {}
}

type Part = Html | string | number | readonly Html[];

/** HTML as it is written, with values put into it: text is escaped, so that it can't become markup. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(strings.map((string, i) => string + (i < values.length ? markupOf(values[i] as Part) : '')).join(''));
}

export const nothing = new Html('');

function markupOf(value: Part): string {
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map(({ markup }) => markup).join('\n');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
