import type { OpenAPIObject } from '@nestjs/swagger';

/** Which methods the routes of an address know; null for an address that there isn't. */
export type AllowedMethods = (path: string) => string | null;

/** By the contract that the server serves. */
export function allowedMethods({ paths }: OpenAPIObject): AllowedMethods {
  const patterns = Object.entries(paths).map(([path, operations]) => {
    const methods = Object.keys(operations as object).map((method) => method.toUpperCase());
    if (methods.includes('GET')) methods.push('HEAD');
    return { pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`), methods };
  });
  return (path) => {
    const methods = new Set(patterns.filter(({ pattern }) => pattern.test(path)).flatMap((one) => one.methods));
    return methods.size === 0 ? null : [...methods].toSorted((a, b) => (a < b ? -1 : 1)).join(', ');
  };
}
