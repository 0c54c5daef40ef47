import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { Busy } from '../ui/states.js';
import { areas } from './areas.js';
import { useSession } from './session.js';
import { takeWayBack } from './way-back.js';

/** Leads to where somebody was before they had to sign in, else to the first page of the side that they are on. */
export function Home() {
  const session = useSession();
  const { route } = useLocation();
  const first = areas.flatMap((area) => area.ways).find(({ isFor }) => isFor(session.side, session));
  useEffect(() => {
    const way = takeWayBack() ?? first?.path;
    if (way !== undefined) route(way, true);
  }, [first?.path]);
  return <Busy />;
}
