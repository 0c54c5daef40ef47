import { useState } from 'preact/hooks';
import { get } from '../api/client.js';
import { getAll } from '../api/use-pages.js';
import { ForMainUsers } from '../app/for-main-users.js';
import { useOrganization } from '../settings/use-organization.js';
import { Button } from '../ui/button.js';
import { Done } from '../ui/done.js';
import { Shown } from '../ui/states.js';
import { Name } from '../ui/words.js';
import { RetentionPage } from './retention-page.js';
import { RuleDialog } from './rule-dialog.js';
import { type Rule, spanOf } from './rules.js';
import { retentionTexts } from './texts.js';

interface Place {
  readonly folderId: string | null;
  readonly name: string;
  readonly rule: Rule | undefined;
}

const t = retentionTexts.t;

/** How long an organization keeps what lies in its folders. */
export default function RulesPage() {
  return (
    <RetentionPage title={t('rules.title')} help="retention">
      <ForMainUsers>
        <Rules />
      </ForMainUsers>
    </RetentionPage>
  );
}

function Rules() {
  const loaded = useOrganization(async (path, signal) => ({
    folders: await getAll<{ readonly id: string; readonly name: string | null }>(`${path}/folders`, signal),
    rules: (await get<{ readonly rules: readonly Rule[] }>(`${path}/retention-rules`, { signal })).rules,
  }));
  const [chosen, setChosen] = useState<Place | null>(null);
  const [isDone, setDone] = useState(false);
  const reload = () => {
    setChosen(null);
    loaded.reload();
  };
  const finish = () => {
    setDone(true);
    reload();
  };
  return (
    <>
      <Done>{isDone && t('rules.saved')}</Done>
      <Shown of={loaded}>
        {({ folders, rules, revision }) => (
          <section class="card">
            <p class="quiet">{t('rules.text')}</p>
            <ul class="rows kept">
              {placesOf(folders, rules).map((place) => (
                <OnePlace key={place.folderId} place={place} onChoose={() => setChosen(place)} />
              ))}
            </ul>
            <RuleDialog
              place={chosen}
              {...{ revision, onClose: () => setChosen(null), onDone: finish, onReload: reload }}
            />
          </section>
        )}
      </Shown>
    </>
  );
}

function placesOf(folders: readonly { id: string; name: string | null }[], rules: readonly Rule[]): readonly Place[] {
  const ruleOf = (folderId: string | null) => rules.find((rule) => rule.folderId === folderId);
  const named = folders.map(({ id, name }) => ({ folderId: id, name: name ?? '—', rule: ruleOf(id) }));
  return [{ folderId: null, name: t('rules.noFolder'), rule: ruleOf(null) }, ...named];
}

function OnePlace({ place, onChoose }: { readonly place: Place; readonly onChoose: () => void }) {
  return (
    <li>
      <div>
        <Name>{place.name}</Name>
        <p class="quiet">
          {ruleText(place.rule)} {place.rule?.applied === false && <span class="state">{t('rules.applying')}</span>}
        </p>
      </div>
      <Button onClick={onChoose} label={`${t('rules.change')}: ${place.name}`}>
        {t('rules.change')}
      </Button>
    </li>
  );
}

function ruleText(rule: Rule | undefined): string {
  if (!rule) return t('rules.none');
  if (rule.months === null) return t('rules.forGood');
  const { amount, unit } = spanOf(rule.months);
  return t(unit === 'years' ? 'rules.forYears' : 'rules.forMonths', { count: Number(amount) });
}
