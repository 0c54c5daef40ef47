import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ForEverybody } from './access.js';
import { checkRouteRules } from './route-rules.js';

@Controller('ruled')
class RuledController {
  @Get()
  @ForEverybody()
  get() {
    return 'ok';
  }

  helper() {
    return 'no route';
  }
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  get() {
    return 'open to all';
  }
}

@Module({ imports: [DiscoveryModule], controllers: [RuledController] })
class SoundModule {}

@Module({ imports: [DiscoveryModule], controllers: [RuledController, ForgottenController] })
class ForgetfulModule {}

describe('the rule of each route', () => {
  it('is there for every route: then the server starts', async () => {
    const app = await NestFactory.create(SoundModule, new FastifyAdapter(), { logger: false });
    expect(checkRouteRules(app)).toBe(1);
    await app.close();
  });

  it('keeps the server from starting where it was forgotten, and names the route', async () => {
    const app = await NestFactory.create(ForgetfulModule, new FastifyAdapter(), { logger: false });
    expect(() => checkRouteRules(app)).toThrow('ForgottenController.get');
    await app.close();
  });
});
