import { countryOf } from '@attestory/domain';
import { type Offer, methodLabels } from './methods.js';
import { escapeHtml, page } from './page.js';
import { testPeople } from './test-people.js';

/** What somebody may let happen: the values of the form's buttons, `outcome`. */
export const outcomes = {
  approve: 'Approve: be this person',
  cancel: 'Cancel: turn back',
  fail: 'Fail: the method does not know the person',
  'break-down': 'Break down: approve, but then the broker is out of order',
  nonsense: 'Talk nonsense: approve, but then the broker answers gibberish',
} as const;

export type Outcome = keyof typeof outcomes;

/** Who to be, by which method, and what happens. */
export function choicePage(broker: string, client: string, offers: readonly Offer[], fault?: string): string {
  const title = `${broker} sandbox: choose a test person`;
  const asked = `<p>“${escapeHtml(client)}” asks who you are. None of these people exists.</p>`;
  const alert = fault === undefined ? '' : `<p role="alert"><strong>${escapeHtml(fault)}</strong></p>`;
  const buttons = Object.entries(outcomes).map(
    ([value, label]) => `<button name="outcome" value="${value}">${escapeHtml(label)}</button>`,
  );
  return page(
    title,
    `${asked}
${alert}
<form method="post">
${methodField(offers)}
${personField(offers)}
<fieldset>
<legend>What happens</legend>
${buttons.join('\n')}
</fieldset>
</form>`,
  );
}

function methodField(offers: readonly Offer[]): string {
  const [only, ...others] = offers;
  if (only && others.length === 0)
    return `<p>Method: ${methodLabels[only.method]}</p>\n<input type="hidden" name="method" value="${only.method}">`;
  const options = offers.map(({ method }) => `<option value="${method}">${escapeHtml(methodLabels[method])}</option>`);
  return `<label for="method">Method</label>\n<select id="method" name="method">\n${options.join('\n')}\n</select>`;
}

function personField(offers: readonly Offer[]): string {
  const countries = new Set(offers.map(({ method }) => countryOf(method)));
  const groups = [...countries].map((country) => {
    const options = testPeople
      .filter((person) => person.country === country)
      .map(({ id, label, number }) => {
        const words = number === undefined ? label : `${label}, ${number}`;
        return `<option value="${id}">${escapeHtml(words)}</option>`;
      });
    return `<optgroup label="${country}">\n${options.join('\n')}\n</optgroup>`;
  });
  return `<label for="person">Test person</label>\n<select id="person" name="person">\n${groups.join('\n')}\n</select>`;
}

/** The page of an authentication that is over, or never was. */
export function endedPage(): string {
  return page(
    'This identification is over',
    '<p>It was finished, took too long, belongs to another browser, or never began. Go back to where you came from and begin again.</p>',
  );
}

/** What the broker doesn't take, in its own words. */
export function refusalPage(error: string, description: string | undefined): string {
  const words = description === undefined ? '' : `<p>${escapeHtml(description)}</p>`;
  return page('The request was refused', `${words}\n<p class="quiet">${escapeHtml(error)}</p>`);
}

export function notFoundPage(issuers: readonly string[]): string {
  const list = issuers.map((issuer) => `<li><code>${escapeHtml(issuer)}</code></li>`).join('\n');
  return page('There is nothing here', `<p>The sandbox plays these brokers:</p>\n<ul>\n${list}\n</ul>`);
}
