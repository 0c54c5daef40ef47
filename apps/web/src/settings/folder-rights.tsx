import { Choice, SelectField } from '../ui/field.js';
import { Name } from '../ui/words.js';
import { type FolderRight, type Group, withRight } from './model.js';
import { settingsTexts } from './texts.js';

const t = settingsTexts.t;

export interface FolderRightsProps {
  /** null: open to every member, by their role. */
  readonly rights: readonly FolderRight[] | null;
  readonly groups: readonly Group[];
  readonly onRights: (rights: readonly FolderRight[] | null) => void;
}

/** Who may open a folder. */
export function FolderRightsField({ rights, groups, onRights }: FolderRightsProps) {
  const levels = (['none', 'read', 'write'] as const).map((value) => ({ value, text: t(`folders.access.${value}`) }));
  return (
    <>
      <Choice
        legend={t('folders.who')}
        value={rights === null ? 'everybody' : 'groups'}
        options={[
          { value: 'everybody', text: t('folders.everybody'), hint: t('folders.everybodyHint') },
          { value: 'groups', text: t('folders.groups'), hint: t('folders.groupsHint') },
        ]}
        onValue={(who) => onRights(who === 'everybody' ? null : (rights ?? []))}
      />
      {rights !== null && groups.length === 0 && <p>{t('folders.noGroups')}</p>}
      {rights !== null &&
        groups.map((group) => (
          <SelectField
            key={group.id}
            label={<Name>{group.name ?? '—'}</Name>}
            value={rights.find(({ groupId }) => groupId === group.id)?.access ?? 'none'}
            options={levels}
            onValue={(access) => onRights(withRight(rights, group.id, access === 'none' ? null : access))}
          />
        ))}
    </>
  );
}
