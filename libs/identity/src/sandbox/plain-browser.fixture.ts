interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** A browser without JavaScript: follows redirects, keeps cookies by path, sends forms. */
export class PlainBrowser {
  private cookies: Cookie[] = [];

  /** Follows redirects until an address that `stopAt` is a prefix of, or a page. */
  async open(address: string, stopAt: string, init: RequestInit = {}): Promise<BrowserPage> {
    let url = new URL(address);
    let request = init;
    for (let hops = 0; hops < 10; hops++) {
      if (url.href.startsWith(stopAt)) return { url, status: 0, html: '', headers: new Headers() };
      const response = await fetch(url, {
        ...request,
        redirect: 'manual',
        headers: { ...request.headers, cookie: this.cookiesFor(url), accept: 'text/html' },
      });
      this.keep(response.headers.getSetCookie(), url);
      const location = response.headers.get('location');
      if (location === null)
        return { url, status: response.status, html: await response.text(), headers: response.headers };
      await response.arrayBuffer();
      url = new URL(location, url);
      request = {};
    }
    throw new Error(`too many redirects, the last one to ${url.origin}${url.pathname}`);
  }

  submit(page: BrowserPage, fields: Readonly<Record<string, string>>, stopAt: string): Promise<BrowserPage> {
    return this.open(page.url.href, stopAt, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** The header that it would send. */
  cookiesFor({ pathname }: URL): string {
    const fitting = this.cookies.filter(
      ({ path }) => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/')),
    );
    return fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  private keep(lines: readonly string[], url: URL): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const [name = '', ...value] = pair.split('=');
      const attribute = (wanted: string) =>
        attributes.find((text) => text.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
      const path = attribute('path') ?? url.pathname;
      this.cookies = this.cookies.filter((cookie) => cookie.name !== name || cookie.path !== path);
      if (Date.parse(attribute('expires') ?? '9999-01-01') > Date.now())
        this.cookies.push({ name, value: value.join('='), path });
    }
  }
}

export interface BrowserPage {
  readonly url: URL;
  /** 0: not fetched, the browser arrived where it should stop. */
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}
