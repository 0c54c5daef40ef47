import { randomUUID } from 'node:crypto';
import type { Matrix } from './matrix.ts';
import type { Target, Tenant } from './tenant.ts';

/** A secret opens what it is for; anywhere else it is as good as any other text. */
export async function wrongDoors(matrix: Matrix, ours: Tenant, theirs: Tenant, sealed: Target): Promise<void> {
  const post = (path: string, body: unknown) => ({ method: 'POST', path, body });
  const toSign = await ours.api.secretFor(sealed.emails[0]);
  const toDownload = await ours.api.secretFor(sealed.emails[0], 'd');
  const changed = `${toSign.slice(0, -1)}${toSign.endsWith('A') ? 'B' : 'A'}`;
  const doors = [
    ['/v1/signing/sessions', [toDownload, changed]],
    ['/v1/downloads', [toSign, changed]],
  ] as const;
  for (const [path, secrets] of doors)
    for (const secret of secrets)
      await matrix.compare(
        `POST ${path}`,
        post(path, { secret }),
        await matrix.ask(post(path, { secret: 'no secret' })),
      );
  const token = (client_id: string) =>
    post(
      '/v1/oauth/token',
      new URLSearchParams({
        ...{ grant_type: 'client_credentials', client_id },
        client_secret: theirs.credentials.clientSecret,
      }),
    );
  const stranger = await matrix.ask(token(randomUUID()));
  await matrix.compare('POST /v1/oauth/token', token(ours.credentials.clientId), stranger);
}
