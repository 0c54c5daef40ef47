import type { INestApplication } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS } from './access.js';

const PATH_METADATA = 'path';

/** Refuses to start when a route declares no access rule. Gives how many routes there are. */
export function checkRouteRules(app: INestApplication): number {
  const scanner = new MetadataScanner();
  let routes = 0;
  for (const { instance, name } of app.get(DiscoveryService).getControllers()) {
    const prototype = Object.getPrototypeOf(instance) as Record<string, (...args: never[]) => unknown>;
    for (const method of scanner.getAllMethodNames(prototype)) {
      const handler = prototype[method];
      if (!handler || Reflect.getMetadata(PATH_METADATA, handler) === undefined) continue;
      if (Reflect.getMetadata(ACCESS, handler) === undefined)
        throw new Error(`The route ${String(name)}.${method} declares no access rule: add one of @ForTenants, …`);
      routes++;
    }
  }
  return routes;
}
