import { type ComponentChildren, createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { ask, get, onSide } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { useLoaded } from '../api/use-loaded.js';
import { chooseLanguage, isLanguage, language } from '../texts.js';
import { Frame } from '../ui/frame.js';
import { Page } from '../ui/page.js';
import { Shown } from '../ui/states.js';
import { appTexts } from './texts.js';
import { takeWayBack } from './way-back.js';

/** Who has signed in (`GET /v1/me`). */
export interface Person {
  readonly personId: string;
  readonly name?: string | null;
  /** Those that they have shown to be theirs, the newest last. */
  readonly emails?: readonly { readonly email: string | null }[];
  readonly language?: string;
  /** By which they can sign in strongly. */
  readonly identities?: readonly object[];
  readonly assurance: 'single-factor' | 'strong';
  readonly context: string;
}

/** A side of the role menu (`GET /v1/me/contexts`). */
export interface Side {
  /** `personal`, or `organization/{id}`. */
  readonly context: string;
  readonly organizationId?: string;
  readonly name?: string;
  readonly role?: 'main-user' | 'user' | 'viewer';
  readonly current: boolean;
}

export interface Session {
  readonly person: Person;
  readonly sides: readonly Side[];
  /** The one that this tab is on. */
  readonly side: Side;
  /** Changes to another, in this tab, and for tabs that are opened later. */
  choose(side: Side): Promise<void>;
  /** Changes to one that has come to be just now. */
  arrive(context: string): Promise<void>;
}

const Current = createContext<Session | null>(null);

/** Who is signed in. To be used below `WithSession`. */
export function useSession(): Session {
  return useContext(Current) as Session;
}

const kept = 'attestory.side';

/** Shows what only people see who have signed in; who has not is told where. */
export function WithSession({ children }: { readonly children: ComponentChildren }) {
  const [chosen, setChosen] = useState(askedFor);
  const [newest, setNewest] = useState<readonly Side[] | null>(null);
  const loaded = useLoaded(load, []);
  if (loaded.value === undefined && loaded.error instanceof Problem && loaded.error.status === 401) return <SignIn />;
  return (
    <Shown of={loaded}>
      {({ person, sides: loadedSides }) => {
        const sides = newest ?? loadedSides;
        const side =
          sides.find(({ context }) => context === chosen) ?? sides.find(({ current }) => current) ?? sides[0];
        if (!side) return null;
        onSide(side.context);
        const choose = async (next: Side) => {
          // Whoever goes elsewhere by themselves is not led back any more.
          takeWayBack();
          sessionStorage.setItem(kept, next.context);
          onSide(next.context);
          setChosen(next.context);
          await ask('PUT', '/v1/session/context', { body: { context: next.context } });
        };
        const arrive = async (context: string) => {
          const found = await sidesNow();
          setNewest(found);
          const next = found.find((one) => one.context === context);
          if (next) await choose(next);
        };
        return <Current.Provider value={{ person, sides, side, choose, arrive }}>{children}</Current.Provider>;
      }}
    </Shown>
  );
}

function SignIn() {
  return (
    <Frame>
      <Page title={appTexts.t('signIn.title')}>
        <div class="card">
          <p>{appTexts.t('signIn.text')}</p>
          <a class="button first" href={`/register?lang=${language()}`}>
            {appTexts.t('signIn.button')}
          </a>
        </div>
      </Page>
    </Frame>
  );
}

async function load(): Promise<Pick<Session, 'person' | 'sides'>> {
  const [person, sides] = await Promise.all([get<Person>('/v1/me'), sidesNow(askedOf('after'))]);
  const isAsked = new URLSearchParams(location.search).has('lang');
  if (!isAsked && isLanguage(person.language)) await chooseLanguage(person.language);
  return { person, sides };
}

/** @param after a position of the log that the list must have passed */
async function sidesNow(after: string | null = null): Promise<readonly Side[]> {
  const path = after === null ? '/v1/me/contexts' : `/v1/me/contexts?after=${encodeURIComponent(after)}`;
  return (await get<{ readonly items: readonly Side[] }>(path)).items;
}

/** Whoever has just joined an organization comes by an address that names its side. */
function askedFor(): string | null {
  const asked = askedOf('side');
  if (asked !== null) sessionStorage.setItem(kept, asked);
  return sessionStorage.getItem(kept);
}

function askedOf(member: 'side' | 'after'): string | null {
  return location.pathname === '/app' ? new URLSearchParams(location.search).get(member) || null : null;
}
