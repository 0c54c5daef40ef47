import { Button } from '../ui/button.js';
import { Check, SelectField, TextField } from '../ui/field.js';
import { type Method, newRole, type RoleForm } from './template.js';
import { templateTexts } from './texts.js';

export interface RoleFieldsProps {
  readonly roles: readonly RoleForm[];
  readonly onRoles: (roles: readonly RoleForm[]) => void;
  readonly fault: (pointer: string) => string | undefined;
}

/** Who signs, whoever that will be. */
export function RoleFields({ roles, onRoles, fault }: RoleFieldsProps) {
  return (
    <section class="card">
      <h2>{templateTexts.t('form.rolesTitle')}</h2>
      <p class="quiet">{templateTexts.t('form.rolesHint')}</p>
      {roles.map((role, i) => (
        <OneRole
          key={role.key}
          role={role}
          number={i + 1}
          fault={(member) => fault(`#/roles/${i}/${member}`)}
          onRole={(changed) => onRoles(roles.map((other) => (other === role ? changed : other)))}
          {...(roles.length > 1 ? { onRemove: () => onRoles(roles.filter((other) => other !== role)) } : {})}
        />
      ))}
      <Button onClick={() => onRoles([...roles, newRole()])}>{templateTexts.t('form.addRole')}</Button>
    </section>
  );
}

interface OneRoleProps {
  readonly role: RoleForm;
  readonly number: number;
  readonly fault: (member: string) => string | undefined;
  readonly onRole: (role: RoleForm) => void;
  readonly onRemove?: () => void;
}

function OneRole({ role, number, fault, onRole, onRemove }: OneRoleProps) {
  const change = (part: Partial<RoleForm>) => onRole({ ...role, ...part });
  return (
    <fieldset class="template-role">
      <legend>{templateTexts.t('form.role', { number })}</legend>
      <TextField
        label={templateTexts.t('form.roleName')}
        fault={fault('name')}
        value={role.name}
        onValue={(name) => change({ name })}
        input={{ maxLength: 60, required: true }}
      />
      <SelectField
        label={templateTexts.t('form.method')}
        value={role.method}
        options={methodsFor(role)}
        onValue={(method) => change({ method })}
      />
      <Check checked={role.hasContact} onValue={(hasContact) => change({ hasContact })}>
        {templateTexts.t('form.contact')}
      </Check>
      {role.hasContact && (
        <>
          <TextField
            label={templateTexts.t('form.contactName')}
            fault={fault('contact/name')}
            value={role.contactName}
            onValue={(contactName) => change({ contactName })}
            input={{ maxLength: 200, required: true }}
          />
          <TextField
            label={templateTexts.t('form.contactEmail')}
            fault={fault('contact/email')}
            value={role.contactEmail}
            onValue={(contactEmail) => change({ contactEmail })}
            input={{ type: 'email', maxLength: 254, required: true }}
          />
        </>
      )}
      {onRemove && (
        <Button kind="plain" onClick={onRemove}>
          {templateTexts.t('form.removeRole', { number })}
        </Button>
      )}
    </fieldset>
  );
}

function methodsFor({ before }: RoleForm): { readonly value: Method; readonly text: string }[] {
  const own = (['light', 'strong', 'both'] as const).map((value) => ({
    value,
    text: templateTexts.t(`form.${value}`),
  }));
  const named = before?.methods.filter((method) => method !== 'light' && method !== 'strong') ?? [];
  if (named.length === 0) return own;
  return [
    { value: 'named', text: templateTexts.t('form.named', { methods: before?.methods.join(', ') ?? '' }) },
    ...own,
  ];
}
