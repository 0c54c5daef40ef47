import { useLocation } from 'preact-iso';

export interface WayProps {
  readonly path: string;
  readonly children: string;
}

/** One of the ways to pages that lie beside each other: a list's entry, which says whether one is there. */
export function Way({ path, children }: WayProps) {
  const isHere = useLocation().path === path;
  return (
    <li>
      <a href={path} aria-current={isHere ? 'page' : undefined}>
        {children}
      </a>
    </li>
  );
}
