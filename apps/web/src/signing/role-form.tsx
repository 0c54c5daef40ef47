import { Choice, SelectField, TextField } from '../ui/field.js';
import { Name } from '../ui/words.js';
import { asksCapacity, authorities, type Authority, fixedRole, type Missing, type RoleChoice } from './role.js';
import { signingTexts } from './texts.js';
import type { Me } from './view.js';

const t = signingTexts.t;

export interface RoleFormProps {
  readonly me: Me;
  readonly role: RoleChoice;
  readonly onRole: (role: RoleChoice) => void;
  /** What is missing, once they have tried to sign. */
  readonly missing: readonly Missing[];
}

/** For whom they sign. */
export function RoleForm({ me, role, onRole, missing }: RoleFormProps) {
  const set = (change: Partial<RoleChoice>) => onRole({ ...role, ...change });
  const fault = (what: Missing) => (missing.includes(what) ? t(`role.missing.${what}`) : undefined);
  const isNamed = role.kind === 'otherOrganization' || role.kind === 'representative';
  return (
    <>
      {fixedRole(me) ? (
        <FixedRole me={me} />
      ) : (
        <Choice
          legend={t('role.legend')}
          value={role.kind}
          options={choicesOf(me)}
          onValue={(kind) => set({ kind: kind as RoleChoice['kind'] })}
        />
      )}
      {!fixedRole(me) && isNamed && (
        <TextField
          label={t('role.organization')}
          value={role.organization}
          fault={fault('organization')}
          input={{ autoComplete: 'organization', maxLength: 200 }}
          onValue={(organization) => set({ organization })}
        />
      )}
      {!fixedRole(me) && role.kind === 'representative' && (
        <TextField
          label={t('role.businessId')}
          hint={t('role.businessIdHint')}
          value={role.businessId}
          fault={fault('businessId')}
          input={{ maxLength: 50, spellCheck: false }}
          onValue={(businessId) => set({ businessId })}
        />
      )}
      {asksCapacity(me, role) && (
        <>
          <SelectField<Authority | ''>
            label={t('role.authority')}
            hint={t('role.capacityHint')}
            value={role.authority}
            fault={fault('authority')}
            options={[
              { value: '', text: t('role.choose') },
              ...authorities.map((value) => ({ value, text: t(`role.authorities.${value}`) })),
            ]}
            onValue={(authority) => set({ authority })}
          />
          <TextField
            label={t('role.position')}
            hint={t('role.positionHint')}
            value={role.position}
            fault={fault('position')}
            input={{ autoComplete: 'organization-title', maxLength: 100 }}
            onValue={(position) => set({ position })}
          />
        </>
      )}
    </>
  );
}

function choicesOf({ organizations = [] }: Me) {
  return [
    { value: 'self', text: t('role.self') },
    ...organizations.map(({ organizationId, name }) => ({
      value: `organization/${organizationId}`,
      text: <Name>{name}</Name>,
      hint: t('role.memberHint'),
    })),
    { value: 'representative', text: t('role.representative'), hint: t('role.representativeHint') },
    { value: 'otherOrganization', text: t('role.otherOrganization'), hint: t('role.otherOrganizationHint') },
  ];
}

function FixedRole({ me }: { readonly me: Me }) {
  const role = fixedRole(me);
  if (!role) return null;
  const name =
    'name' in role
      ? role.name
      : me.organizations?.find(({ organizationId }) => organizationId === role.organizationId)?.name;
  return (
    <div class="field">
      <p class="label">{t('role.legend')}</p>
      <p>
        {t('role.fixed')} {name !== undefined && <Name>{name}</Name>}
        {'businessId' in role && <span class="hint">{role.businessId}</span>}
      </p>
    </div>
  );
}
