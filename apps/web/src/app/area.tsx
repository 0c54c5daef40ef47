import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import type { Texts } from '../texts.js';
import { useLanguage } from '../ui/language-menu.js';
import type { SideKind } from './on-side.js';
import type { Session, Side } from './session.js';

/** A page of the application, loaded with its texts when somebody goes there. */
export interface AppRoute {
  /** As preact-iso reads it: `/app/invitations/:id`. */
  readonly path: string;
  readonly page: ComponentType<Record<string, string>>;
  /** On which kind of side it is; absent: on all, or the page sees to it itself. */
  readonly on?: SideKind;
}

/** A way in the head of the page. */
export interface Way {
  readonly path: string;
  /** Where else it is the way that one has come. */
  readonly also?: string;
  /** Its words, in the language that is chosen. */
  readonly text: () => string;
  /** On which sides, and for whom, it is there. */
  readonly isFor: (side: Side, session: Session) => boolean;
}

/** A part of the application: its pages, and the ways to them. */
export interface Area {
  readonly routes: readonly AppRoute[];
  readonly ways: readonly Way[];
}

type Module = { readonly default: ComponentType<never> };

/** A page of its own file, which exports it as the default. It is shown anew in each language that is chosen. */
export function pageOf(
  path: string,
  texts: readonly Pick<Texts<never>, 'load'>[],
  load: () => Promise<Module>,
  on?: SideKind,
): AppRoute {
  const page = lazy(async () => {
    const [module] = await Promise.all([load(), ...texts.map((area) => area.load())]);
    const Found = module.default as ComponentType<Record<string, string>>;
    return { default: (props: Record<string, string>) => <InLanguage page={Found} props={props} /> };
  });
  return { path, page: page as unknown as AppRoute['page'], ...(on ? { on } : {}) };
}

/** The router keeps what it has shown of an address: the page itself has to hear of another language. */
function InLanguage({
  page: Found,
  props,
}: {
  readonly page: AppRoute['page'];
  readonly props: Record<string, string>;
}) {
  useLanguage();
  return <Found {...props} {...partsOf(props)} />;
}

/** What an address names, as it may stand in a path of the API: what is no id leads nowhere, not elsewhere. */
function partsOf({ params }: { readonly params?: unknown }): Readonly<Record<string, string>> {
  const parts = Object.entries((params ?? {}) as Readonly<Record<string, string>>);
  return Object.fromEntries(parts.map(([name, value]) => [name, encodeURIComponent(value)]));
}

export const onOwnSide = (side: Side): boolean => side.context === 'personal';
export const onOrganizationSide = (side: Side): boolean => side.context !== 'personal';
export const isMainUser = (side: Side): boolean => side.role === 'main-user';
