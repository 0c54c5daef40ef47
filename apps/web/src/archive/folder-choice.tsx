import { useLocation } from 'preact-iso';
import { addressOf, type Filter } from '../documents/filter.js';
import { documentTexts } from '../documents/texts.js';
import { SelectField } from '../ui/field.js';
import type { Folder } from './archived-document.js';
import { archiveTexts } from './texts.js';

export interface FolderChoiceProps {
  readonly folders: readonly Folder[];
  readonly path: string;
  readonly filter: Filter;
}

/** Which folder is looked into, and who else may open it. */
export function FolderChoice({ folders, path, filter }: FolderChoiceProps) {
  const t = archiveTexts.t;
  const { route } = useLocation();
  const chosen = folders.find(({ id }) => id === filter.folder);
  return (
    <SelectField
      label={t('folder')}
      hint={chosen && whoMayOpen(chosen)}
      value={filter.folder}
      onValue={(folder) => route(addressOf(path, { ...filter, folder }))}
      options={[
        { value: '', text: t('allFolders') },
        { value: 'none', text: t('noFolder') },
        ...foldersAsOptions(folders),
      ]}
    />
  );
}

export function foldersAsOptions(folders: readonly Folder[]) {
  return folders.map(({ id, name }) => ({ value: id, text: name ?? documentTexts.t('untitled') }));
}

function whoMayOpen({ rights }: Folder): string {
  return rights === null ? archiveTexts.t('open') : archiveTexts.t('closed', { count: rights.length });
}
