import type { BrowserContextOptions, Page } from 'playwright-core';
import type { ApiClient } from './api-client.ts';
import { found, sideOf } from './members.ts';
import { personClient } from './people.ts';
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

/** A main user at their desk, on the side of an organization that they have just registered. */
export async function deskOf(web: Web, organization = 'Acme Oy') {
  const person = await personClient(web.server.baseUrl, { person: 'fi-aino' });
  const { id, main } = await found(person, organization);
  return { person, id, main, desk: await signedInPage(web, person, sideOf(id)) };
}
