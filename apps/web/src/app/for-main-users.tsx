import type { ComponentChildren } from 'preact';
import { Notice } from '../ui/notice.js';
import { useSession } from './session.js';
import { StrongFirst } from './strong-first.js';
import { appTexts } from './texts.js';

export interface ForMainUsersProps {
  /** What is read by whoever came by an e-mail link, too; what is changed is for those who have authenticated strongly. */
  readonly reading?: boolean;
  readonly children: ComponentChildren;
}

/** What only an organization's main users see; others are told so, and whom to ask. */
export function ForMainUsers({ reading, children }: ForMainUsersProps) {
  const { side, person } = useSession();
  const { role = 'viewer' } = side;
  if (role !== 'main-user') return <Notice title={appTexts.t('mainUsers.only')}>{text(`mainUsers.as.${role}`)}</Notice>;
  if (person.assurance === 'strong' || reading) return <>{children}</>;
  return <StrongFirst title={appTexts.t('mainUsers.strong')} text={appTexts.t('mainUsers.strongText')} />;
}

const text = (key: Parameters<typeof appTexts.t>[0]) => <p>{appTexts.t(key)}</p>;
