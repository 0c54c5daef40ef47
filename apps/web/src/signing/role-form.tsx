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
export function RoleForm(props: RoleFormProps) {
  const { me, role, onRole } = props;
  return (
    <>
      {fixedRole(me) ? (
        <FixedRole me={me} />
      ) : (
        <>
          <Choice
            legend={t('role.legend')}
            value={role.kind}
            options={choicesOf(me)}
            onValue={(kind) => onRole({ ...role, kind: kind as RoleChoice['kind'] })}
          />
          <OrganizationFields {...props} />
        </>
      )}
      {asksCapacity(me, role) && <CapacityFields {...props} />}
    </>
  );
}

const faultOf = (missing: readonly Missing[], what: Missing) =>
  missing.includes(what) ? t(`role.missing.${what}`) : undefined;

/** Which organization, where it is not one that is known here. */
function OrganizationFields({ role, onRole, missing }: RoleFormProps) {
  const { kind } = role;
  if (kind !== 'otherOrganization' && kind !== 'representative') return null;
  return (
    <>
      <TextField
        label={t('role.organization')}
        value={role.organization}
        fault={faultOf(missing, 'organization')}
        input={{ autoComplete: 'organization', maxLength: 200 }}
        onValue={(organization) => onRole({ ...role, organization })}
      />
      {kind === 'representative' && (
        <TextField
          label={t('role.businessId')}
          hint={t('role.businessIdHint')}
          value={role.businessId}
          fault={faultOf(missing, 'businessId')}
          input={{ maxLength: 50, spellCheck: false }}
          onValue={(businessId) => onRole({ ...role, businessId })}
        />
      )}
    </>
  );
}

/** By what right, where the sender asks. */
function CapacityFields({ role, onRole, missing }: RoleFormProps) {
  return (
    <>
      <SelectField<Authority | ''>
        label={t('role.authority')}
        hint={t('role.capacityHint')}
        value={role.authority}
        fault={faultOf(missing, 'authority')}
        options={[
          { value: '', text: t('role.choose') },
          ...authorities.map((value) => ({ value, text: t(`role.authorities.${value}`) })),
        ]}
        onValue={(authority) => onRole({ ...role, authority })}
      />
      <TextField
        label={t('role.position')}
        hint={t('role.positionHint')}
        value={role.position}
        fault={faultOf(missing, 'position')}
        input={{ autoComplete: 'organization-title', maxLength: 100 }}
        onValue={(position) => onRole({ ...role, position })}
      />
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
