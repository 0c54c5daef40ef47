import { useLocation } from 'preact-iso';
import { useSession } from '../app/session.js';
import { HelpLink } from '../ui/help-link.js';
import { timeText } from '../ui/words.js';
import type { Asker, Explained, Finding } from './answer.js';
import { articleOf, type NextWay, nextWay } from './next-way.js';
import { missingTexts } from './texts.js';

export interface FindingShownProps {
  readonly finding: Finding;
  readonly document: Explained;
  readonly asker: Asker;
}

/** A reason that holds: since when, and what can be done about it. */
export function FindingShown({ finding, document, asker }: FindingShownProps) {
  const { reason, title, detail, because, next } = finding;
  const way = nextWay(finding, document, asker);
  return (
    <li>
      <h3>{title}</h3>
      <p>{detail}</p>
      {because && (
        <p class="hint" title={missingTexts.t('evidenceTitle', { type: because.type, position: because.position })}>
          {missingTexts.t('evidence', { time: timeText(because.at) })}
        </p>
      )}
      {next && <p class="next">{next.detail}</p>}
      <div class="actions">
        {way && <WayOn way={way} />}
        <HelpLink slug={articleOf[reason]}>{missingTexts.t('more')}</HelpLink>
      </div>
    </li>
  );
}

/** A way that may lead to another side of the role menu: whoever is a member changes to it first. */
function WayOn({ way: { href, text, context } }: { readonly way: NextWay }) {
  const { sides, side, choose } = useSession();
  const { route } = useLocation();
  const other = sides.find((one) => one.context === context);
  if (context !== undefined && !other) return null;
  const onClick = async (event: Event) => {
    if (!other || other.context === side.context) return;
    event.preventDefault();
    await choose(other);
    route(href);
  };
  return (
    <a
      class="button second"
      href={href}
      download={href.startsWith('/v1/') ? 'certificate.json' : undefined}
      onClick={(event) => void onClick(event)}
    >
      {missingTexts.t(`next.${text}`)}
    </a>
  );
}
