import { language, locales } from '../texts.js';
import { type Bar, barsOf, lengthOf, type MonthCount } from './chart.js';
import { retentionTexts } from './texts.js';

const t = retentionTexts.t;

/** How many copies are due when: a bar beside each number. */
export function DueChart({ counts }: { readonly counts: readonly MonthCount[] }) {
  const bars = barsOf(counts);
  if (bars.length === 0) return <p>{t('due.nothing')}</p>;
  return (
    <table class="chart">
      <thead>
        <tr>
          <th scope="col">{t('due.when')}</th>
          <td aria-hidden="true" />
          <th scope="col" class="number">
            <span class="key">{t('due.due')}</span>
          </th>
          <th scope="col" class="number">
            <span class="key held">{t('due.held')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.when}>
            <th scope="row">{whenText(bar.when)}</th>
            <td class="bar" aria-hidden="true">
              <Drawn bar={bar} bars={bars} />
            </td>
            <td>{number(bar.due)}</td>
            <td>{number(bar.held)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Drawn({ bar, bars }: { readonly bar: Bar; readonly bars: readonly Bar[] }) {
  const [due, held] = [lengthOf(bar.due, bars), lengthOf(bar.held, bars)];
  return (
    <svg aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 101 10" focusable="false">
      <rect class="due" width={due} height="10" />
      <rect class="held" x={due} width={held} height="10" />
    </svg>
  );
}

const number = (count: number): string => new Intl.NumberFormat(locales[language()]).format(count);

function whenText(when: string): string {
  if (when.length === 4) return when;
  const month = new Date(`${when}-01T12:00:00Z`);
  return new Intl.DateTimeFormat(locales[language()], { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    month,
  );
}
