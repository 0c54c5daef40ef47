/** What stands in a text between `{{` and `}}`: a role's name or address, or a value that is asked for at use. */
export type Placeholder =
  | { readonly kind: 'role'; readonly role: string; readonly part: 'name' | 'email' }
  | { readonly kind: 'value'; readonly name: string };

const written = /\{\{([^{}]*)\}\}/g;
const partOfRole = /^(.+)\.\s*(name|email)$/iu;
/** A name that can stand at the head of a column, too. */
const valueName = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _-]{0,59}$/u;

/** Whether two names are the same to people: case and spacing don't matter. */
export function sameName(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

/** The placeholders of a text, in its order; null stands for one that can't be read. */
export function placeholdersIn(text: string): readonly (Placeholder | null)[] {
  const found = [...text.matchAll(written)].map(([, inner = '']) => placeholderOf(inner));
  const rest = text.replace(written, '');
  return rest.includes('{{') || rest.includes('}}') ? [...found, null] : found;
}

/** The names of the values that texts ask for, each once, as it is written first. */
export function valueNamesIn(texts: readonly (string | null)[]): readonly string[] {
  const names = texts.flatMap((text) =>
    placeholdersIn(text ?? '').flatMap((one) => (one?.kind === 'value' ? [one.name] : [])),
  );
  return names.filter((name, i) => names.findIndex((other) => sameName(name, other)) === i);
}

/** A text with something in the place of each placeholder, as it is: what is put in is not looked into again. */
export function withPlaceholders(text: string, fill: (placeholder: Placeholder) => string): string {
  return text.replace(written, (whole, inner: string) => {
    const placeholder = placeholderOf(inner);
    return placeholder ? fill(placeholder) : whole;
  });
}

function placeholderOf(inner: string): Placeholder | null {
  const name = inner.normalize('NFC').trim();
  const [, role, part] = partOfRole.exec(name) ?? [];
  if (role && part) return { kind: 'role', role: role.trim(), part: part.toLowerCase() as 'name' | 'email' };
  return valueName.test(name) ? { kind: 'value', name } : null;
}
