import type { Answer } from './api-client.ts';

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** A browser as a plain HTTP client: keeps cookies by path, follows redirects, sends forms. Everything is on one host. */
export class BrowserSession {
  private cookies: Cookie[] = [];

  /** Follows redirects to an answer that is none; `until` names a path to stop before. */
  async open(
    address: string,
    { until, ...init }: RequestInit & { readonly until?: string } = {},
  ): Promise<Answer & { readonly url: URL }> {
    let [url, request] = [new URL(address), init as RequestInit];
    for (let hops = 0; hops < 10; hops++) {
      if (until !== undefined && url.pathname === until) return { url, status: 0, headers: new Headers(), body: null };
      const headers = { accept: 'text/html', ...(request.headers as object), cookie: this.cookiesFor(url) };
      const response = await fetch(url, { ...request, redirect: 'manual', headers });
      this.keep(response, url);
      const location = response.headers.get('location');
      if (location === null)
        return { url, status: response.status, headers: response.headers, body: await read(response) };
      await response.arrayBuffer();
      url = new URL(location, url);
      request = request.headers ? { headers: request.headers } : {};
    }
    throw new Error(`too many redirects, the last one to ${url.pathname}`);
  }

  /** Keeps what an answer to another client of the same browser gives. */
  keep({ headers }: { readonly headers: Headers }, { pathname }: URL): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const [name = '', ...value] = pair.split('=');
      const of = (wanted: string) =>
        attributes.find((text) => text.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
      const path = of('path') ?? pathname;
      this.cookies = this.cookies.filter((cookie) => cookie.name !== name || cookie.path !== path);
      const gone = of('max-age') === '0' || Date.parse(of('expires') ?? '9999-01-01') < Date.now();
      if (!gone) this.cookies.push({ name, value: value.join('='), path });
    }
  }

  /** Another browser with the same cookies, as they are now. */
  copy(): BrowserSession {
    const copy = new BrowserSession();
    copy.cookies = [...this.cookies];
    return copy;
  }

  private cookiesFor({ pathname }: URL): string {
    return this.cookies
      .filter(({ path }) => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/')))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }
}

async function read(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  return type.includes('json') ? response.json() : response.text();
}
