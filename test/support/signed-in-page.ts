import type { BrowserContextOptions, Page } from 'playwright-core';
import type { ApiClient } from './api-client.ts';
import { expectStatus } from './signing.ts';
import type { Web } from './web.ts';

/** A browser of somebody's own that they are signed in in, on one of their sides. */
export async function signedInPage(
  web: Web,
  person: ApiClient,
  side: string,
  options: BrowserContextOptions = { viewport: { width: 1280, height: 900 } },
): Promise<Page> {
  expectStatus(await person.put('/v1/session/context', { context: side }), 200);
  const page = await web.person(options);
  const cookie = { name: 'attestory_session', value: person.token as string, domain: '127.0.0.1', path: '/v1' };
  await page.context().addCookies([{ ...cookie, httpOnly: true, sameSite: 'Lax' }]);
  return page;
}
