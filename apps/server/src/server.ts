import type { Server } from 'node:http';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import { openSandbox } from './composition/sandbox-broker.js';
import { type Service, startService } from './composition/service.js';
import type { ServerConfig } from './config.js';
import { allowedMethods } from './http/allowed-methods.js';
import { openApi } from './http/open-api.js';
import { newRequestId, sendProblem } from './http/problem.filter.js';
import { checkRouteRules } from './http/route-rules.js';
import { serveSandbox } from './http/sandbox-route.js';
import { siteFolder } from './http/web/web-pages.js';
import { failureLog } from './failure-log.js';
import { structuredLog } from './log.js';
import { Metrics } from './metrics.js';
import { openTelemetry, type Telemetry } from './telemetry/telemetry.js';

export interface RunningServer {
  readonly app: NestFastifyApplication;
  readonly service: Service;
  /** Takes no new requests, finishes those under way, stops the processes, closes the stores. */
  stop(): Promise<void>;
}

const jsonBytes = 8_000_000;

/** Starts the service and its HTTP side. @throws ConfigError */
export async function startServer(config: ServerConfig): Promise<RunningServer> {
  const log = structuredLog(config.logLevel);
  const metrics = new Metrics();
  const telemetry = await openTelemetry(config.tracing, metrics, (words) => log.warn(words, 'traces'));
  const logFailure = failureLog(log);
  const onError = (where: string, error: unknown) => {
    logFailure(where, error);
    metrics.countFailure(where);
  };
  const service = await startService(config, onError, telemetry);
  metrics.watch(service.status);
  try {
    const app = await createHttp(service, config, log, { metrics, telemetry });
    await app.listen(config.port, config.host);
    return {
      app,
      service,
      stop: async () => {
        await closeHttp(app);
        await service.stop();
        await telemetry.close();
      },
    };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

/** A connection whose request was under way when closing began is idle after it, and nobody else would close it. */
async function closeHttp(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer() as Server;
  const reaper = setInterval(() => server.closeIdleConnections(), 50);
  try {
    await app.close();
  } finally {
    clearInterval(reaper);
  }
}

async function createHttp(
  service: Service,
  config: ServerConfig,
  log: LoggerService,
  { metrics, telemetry }: { readonly metrics: Metrics; readonly telemetry: Telemetry },
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: jsonBytes,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    genReqId: newRequestId,
    forceCloseConnections: 'idle',
    // What comes over an open connection meanwhile is answered as ever, and the connection closed after it.
    return503OnClosing: false,
    // What Fastify refuses before any route (an address that can't be decoded) is a problem document, too.
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(request, reply, 'malformed-request'),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(service, config, metrics), adapter, {
    logger: log,
  });
  checkRouteRules(app);
  const fastify = app.getHttpAdapter().getInstance();
  // The bytes of documents, pictures and tables are never parsed here: the body stays a stream (architecture.md, decision 6).
  for (const type of ['application/pdf', 'application/octet-stream', 'image/png', 'text/csv'])
    fastify.addContentTypeParser(type, (_request: unknown, payload: unknown, done: (e: null, body: unknown) => void) =>
      done(null, payload),
    );
  await app.register(fastifyCookie);
  await app.register(helmet, { contentSecurityPolicy: contentSecurityPolicy(config) });
  // Their names change with their content. What the pages load was compressed when they were built.
  if (config.role !== 'worker')
    await app.register(fastifyStatic, {
      root: join(siteFolder, 'assets'),
      prefix: '/assets/',
      decorateReply: false,
      index: false,
      preCompressed: true,
      immutable: true,
      maxAge: '365d',
    });
  telemetry.watchRequests(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('Attestory-Request', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, id } = request;
    const { statusCode: status, elapsedTime: ms } = reply;
    const route = request.routeOptions.url ?? '(none)';
    log.log({ method, route, status, ms: Math.round(ms), id }, 'http');
    metrics.observeRequest({ method, route, status, seconds: ms / 1_000 });
    done();
  });
  if (config.mode === 'demo' && config.role !== 'worker')
    serveSandbox(fastify, () => openSandbox(config, (error) => log.error(error.name, 'sandbox broker')));
  const contract = openApi(app);
  const allowed = allowedMethods(contract);
  fastify.addHook('onRequest', (request, reply, done) => {
    const [path = ''] = request.url.split('?');
    const methods = request.is404 ? allowed(path) : null;
    if (methods === null) return done();
    void reply.header('Allow', methods);
    sendProblem(request, reply, 'method-not-allowed');
  });
  if (config.role !== 'worker')
    SwaggerModule.setup('docs', app, contract, { jsonDocumentUrl: 'openapi.json', yamlDocumentUrl: 'openapi.yaml' });
  return app;
}

/** Nothing from elsewhere; /docs needs its own inline styles. */
function contentSecurityPolicy(config: ServerConfig) {
  return {
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: config.mode === 'production' ? [] : null,
    },
  };
}
