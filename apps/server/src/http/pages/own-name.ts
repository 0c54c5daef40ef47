const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Where a page is to be looked at instead, when this machine was called by another of its names than the service is known by:
 * its cookies, and the way back from a broker, are for that one. null: here.
 */
export function underOwnName(host: string | undefined, path: string, baseUrl: string): string | null {
  const asked = `http://${host}`;
  if (host === undefined || !URL.canParse(asked)) return null;
  const own = new URL(baseUrl);
  const { hostname } = new URL(asked);
  if (hostname === own.hostname || !loopback.has(hostname) || !loopback.has(own.hostname)) return null;
  return new URL(path, own).href;
}
