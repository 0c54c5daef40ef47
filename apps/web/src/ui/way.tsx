import { useLocation } from 'preact-iso';

export interface WayProps {
  readonly path: string;
  /** It is here for what lies below it, too. */
  readonly below?: boolean;
  readonly children: string;
}

/** One of the ways to pages that lie beside each other: a list's entry, which says whether one is there. */
export function Way({ path, below, children }: WayProps) {
  const here = useLocation().path;
  const isHere = here === path || (below === true && here.startsWith(`${path}/`));
  return (
    <li>
      <a href={path} aria-current={isHere ? 'page' : undefined}>
        {children}
      </a>
    </li>
  );
}
