import { useEffect, useState } from 'preact/hooks';
import { Branded } from '../ui/branded.js';
import { Name } from '../ui/words.js';
import { askSigning } from './session.js';
import type { SigningView } from './view.js';

/** Who asks, in their own colours where they have any. */
export function Sender({ organization: { name, branding } }: Pick<SigningView, 'organization'>) {
  const { colour, logo } = branding;
  const picture = useLogo(logo?.sha256 ?? null);
  if (colour !== null || logo) return <Branded name={name} colour={colour} logo={picture} />;
  return (
    <p class="sender">
      <Name>{name}</Name>
    </p>
  );
}

/** Asked for as this tab's signatory: by the browser's cookie it could be the logo of who asks in another tab. */
function useLogo(sha256: string | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (sha256 === null) return;
    let isOver = false;
    let made: string | null = null;
    askSigning<Blob>('GET', '/branding/logo').then(
      ({ body }) => {
        if (isOver) return;
        made = URL.createObjectURL(body);
        setAddress(made);
      },
      // A page without a logo says as much.
      () => {},
    );
    return () => {
      isOver = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [sha256]);
  return address;
}
