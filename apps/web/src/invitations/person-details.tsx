import { language, locales } from '../texts.js';
import { Button } from '../ui/button.js';
import { Check, Choice, SelectField, TextField } from '../ui/field.js';
import type { RowFaults } from './draft-faults.js';
import type { Row, RowIdentity, RowRole } from './draft-form.js';
import { type Country, countries, type StrongMethod, strongMethods } from './invitation.js';
import { mayRepresent } from './draft-wire.js';
import { texts } from './texts.js';

export interface PersonDetailsProps {
  readonly row: Row;
  readonly faults: RowFaults;
  readonly onChange: (change: Partial<Row>) => void;
  readonly onForAll?: () => void;
}

/** How somebody signs, who they must prove to be, and in which role. */
export function PersonDetails({ row, faults, onChange, onForAll }: PersonDetailsProps) {
  const isStrong = row.strong !== 'no';
  return (
    <div class="person-details">
      <fieldset>
        <legend>{texts.t('methods.legend')}</legend>
        {faults.methods && <p class="fault">{texts.t('people.fault.methods')}</p>}
        <Check checked={row.light} onValue={(light) => onChange({ light })}>
          {texts.t('methods.lightLong')}
        </Check>
        <Check checked={isStrong} onValue={(on) => onChange({ strong: on ? 'any' : 'no' })}>
          {texts.t('methods.strongLong')}
        </Check>
        {isStrong && <StrongMethods row={row} onChange={onChange} />}
        {onForAll && <Button onClick={onForAll}>{texts.t('methods.forAll')}</Button>}
      </fieldset>
      {isStrong && <Identity row={row} fault={faults.identity} onChange={onChange} />}
      <Role row={row} fault={faults.role} onChange={onChange} />
    </div>
  );
}

function countryName(country: Country): string {
  return new Intl.DisplayNames([locales[language()]], { type: 'region' }).of(country) ?? country;
}

type PartProps = Pick<PersonDetailsProps, 'row' | 'onChange'> & { readonly fault?: string | undefined };

function StrongMethods({ row, onChange }: PartProps) {
  const toggle = (method: StrongMethod, on: boolean) =>
    onChange({ named: strongMethods.filter((one) => (one === method ? on : row.named.includes(one))) });
  return (
    <div class="within">
      <Choice<'any' | 'some'>
        legend={texts.t('methods.which')}
        value={row.strong === 'some' ? 'some' : 'any'}
        options={[
          { value: 'any', text: texts.t('methods.any') },
          { value: 'some', text: texts.t('methods.some') },
        ]}
        onValue={(strong) => onChange({ strong })}
      />
      {row.strong === 'some' &&
        strongMethods.map((method) => (
          <Check key={method} checked={row.named.includes(method)} onValue={(on) => toggle(method, on)}>
            {texts.t(`methods.${method}`)}
          </Check>
        ))}
    </div>
  );
}

function Identity({ row, fault, onChange }: PartProps) {
  const { identity } = row;
  const by = identity.by;
  const set = (next: RowIdentity) => onChange({ identity: next });
  const begin: Readonly<Record<RowIdentity['by'], () => RowIdentity>> = {
    nobody: () => ({ by: 'nobody' }),
    number: () => ({ by: 'number', country: 'FI', number: '' }),
    name: () => ({ by: 'name', name: row.name, birthDate: '' }),
    kept: () => identity,
  };
  const choices = (['nobody', 'number', 'name', ...(by === 'kept' ? (['kept'] as const) : [])] as const).map(
    (value) => ({
      value,
      text: texts.t(
        `identity.${value}`,
        identity.by === 'kept' ? { shown: identity.shown, country: identity.country } : {},
      ),
    }),
  );
  return (
    <>
      <SelectField
        label={texts.t('identity.label')}
        hint={texts.t('identity.hint')}
        {...(fault ? { fault: texts.t(`people.fault.${fault as 'identityNumber'}`) } : {})}
        value={by}
        options={choices}
        onValue={(value) => set(begin[value]())}
      />
      {identity.by === 'number' && (
        <div class="person-who">
          <SelectField<Country>
            label={texts.t('identity.country')}
            value={identity.country}
            options={countries.map((value) => ({ value, text: countryName(value) }))}
            onValue={(country) => set({ ...identity, country })}
          />
          <TextField
            label={texts.t('identity.theNumber')}
            value={identity.number}
            input={{ autoComplete: 'off', maxLength: 30, spellCheck: false }}
            onValue={(number) => set({ ...identity, number })}
          />
        </div>
      )}
      {identity.by === 'name' && (
        <div class="person-who">
          <TextField
            label={texts.t('identity.theName')}
            value={identity.name}
            input={{ autoComplete: 'off', maxLength: 200 }}
            onValue={(name) => set({ ...identity, name })}
          />
          <TextField
            label={texts.t('identity.birthDate')}
            value={identity.birthDate}
            input={{ type: 'date' }}
            onValue={(birthDate) => set({ ...identity, birthDate })}
          />
        </div>
      )}
      <Check checked={row.numberRequired} onValue={(numberRequired) => onChange({ numberRequired })}>
        {texts.t('identity.required')}
      </Check>
    </>
  );
}

function Role({ row, fault, onChange }: PartProps) {
  const { role } = row;
  const set = (change: Partial<RowRole>) => onChange({ role: { ...role, ...change } });
  const isOrganization = role.kind === 'otherOrganization' || role.kind === 'representative';
  const kinds = ['free', 'self', 'representative', 'otherOrganization'] as const;
  return (
    <>
      <SelectField<RowRole['kind']>
        label={texts.t('role.label')}
        hint={texts.t(`role.hint.${role.kind}`)}
        {...(fault ? { fault: texts.t('people.fault.roleName') } : {})}
        value={role.kind}
        options={kinds.map((value) => ({ value, text: texts.t(`role.${value}`) }))}
        onValue={(kind) => set({ kind })}
      />
      {isOrganization && role.organizationId === undefined && (
        <div class="person-who">
          <TextField
            label={texts.t('role.organization')}
            value={role.name}
            input={{ autoComplete: 'off', maxLength: 200 }}
            onValue={(name) => set({ name })}
          />
          {role.kind === 'representative' && (
            <TextField
              label={texts.t('role.businessId')}
              value={role.businessId}
              input={{ autoComplete: 'off', maxLength: 50 }}
              onValue={(businessId) => set({ businessId })}
            />
          )}
        </div>
      )}
      {mayRepresent(role) && (
        <Check checked={row.capacity} onValue={(capacity) => onChange({ capacity })}>
          {texts.t('role.capacity')}
        </Check>
      )}
    </>
  );
}
