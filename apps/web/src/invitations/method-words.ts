import { language, locales } from '../texts.js';
import type { Row } from './draft-form.js';
import { texts } from './texts.js';

const listed = (words: readonly string[]): string =>
  new Intl.ListFormat(locales[language()], { type: 'disjunction' }).format(words);

/** How somebody may sign, in words. */
export function methodsText(row: Pick<Row, 'light' | 'strong' | 'named'>): string {
  const strongly =
    row.strong === 'any'
      ? [texts.t('methods.strong')]
      : row.strong === 'some'
        ? row.named.map((method) => texts.t(`methods.${method}`))
        : [];
  const ways = [...(row.light ? [texts.t('methods.light')] : []), ...strongly];
  return ways.length === 0 ? texts.t('methods.none') : listed(ways);
}

/** As above, of methods as the API names them. */
export function saidMethods(methods: readonly string[]): string {
  return listed(methods.map(methodText));
}

export function methodText(method: string): string {
  const key = `methods.${method}`;
  return texts.has(key) ? texts.t(key as 'methods.light') : method;
}
