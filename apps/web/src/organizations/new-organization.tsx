import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { post } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { useAction } from '../api/use-action.js';
import { useSession } from '../app/session.js';
import { StrongFirst } from '../app/strong-first.js';
import { useKept } from '../app/use-kept.js';
import { language, locales } from '../texts.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { SelectField, TextField } from '../ui/field.js';
import { Page } from '../ui/page.js';
import { organizationTexts } from './texts.js';

/** The registers whose ids are known, each with one of its form. */
const examples = { FI: '1234567-1', SE: '556036-0793', NO: '123 456 785', DK: '12345674', NL: '12345678' } as const;
type Country = keyof typeof examples;
const nothing: { readonly name: string; readonly country: Country; readonly businessId: string } = {
  name: '',
  country: 'FI',
  businessId: '',
};
const countries = Object.keys(examples) as Country[];

export default function NewOrganization() {
  const { person } = useSession();
  const t = organizationTexts.t;
  return (
    <Page title={t('title')}>
      <div class="card">
        {person.assurance === 'strong' ? <RegisterForm /> : <StrongFirst title={t('strong')} text={t('strongText')} />}
      </div>
    </Page>
  );
}

function RegisterForm() {
  const t = organizationTexts.t;
  const { route } = useLocation();
  const { arrive } = useSession();
  const [typed, setTyped, forget] = useKept('new-organization', nothing);
  const { name, country, businessId } = typed;
  const register = useAction(async (key: string) => {
    const { id } = await post<{ readonly id: string }>('/v1/organizations', typed, { key });
    forget();
    await arrive(`organization/${id}`);
    route('/app', true);
  });
  const names = new Intl.DisplayNames(locales[language()], { type: 'region' });
  const faults = { name: isWrong(register.error, 'name'), businessId: isWrong(register.error, 'businessId') };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [register.error]);
  return (
    <form
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void register.run();
      }}
    >
      <p>{t('intro')}</p>
      <Failure error={faults.name || faults.businessId ? null : register.error} />
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        fault={faults.name ? t('wrongName') : undefined}
        value={name}
        onValue={(value) => setTyped({ ...typed, name: value })}
        input={{ autoComplete: 'organization', maxLength: 200, required: true }}
      />
      <SelectField
        label={t('country')}
        value={country}
        onValue={(value) => setTyped({ ...typed, country: value })}
        options={countries.map((one) => ({ value: one, text: names.of(one) ?? one }))}
      />
      <TextField
        label={t('businessId')}
        hint={t('businessIdHint', { example: examples[country] })}
        fault={faults.businessId ? t('wrongId') : undefined}
        value={businessId}
        onValue={(value) => setTyped({ ...typed, businessId: value })}
        input={{ autoComplete: 'off', maxLength: 50, required: true, spellCheck: false }}
      />
      <Button type="submit" kind="first" busy={register.isBusy}>
        {t('button')}
      </Button>
    </form>
  );
}

function isWrong(error: unknown, member: string): boolean {
  return error instanceof Problem && error.body.errors?.some(({ pointer }) => pointer === `#/${member}`) === true;
}
