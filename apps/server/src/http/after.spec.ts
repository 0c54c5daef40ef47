import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { After } from './command-context.js';
import { openApi } from './open-api.js';
import { ProblemFilter } from './problem.filter.js';

@Controller('views')
class ViewsController {
  @Get()
  get(@After() after?: string) {
    return { after: after ?? null };
  }
}

@Module({ controllers: [ViewsController] })
class ViewsModule {}

describe('a position that a view must have passed', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(ViewsModule, new FastifyAdapter(), { logger: false });
    app.useGlobalFilters(new ProblemFilter());
    await app.init();
  });
  afterAll(() => app.close());

  const get = async (after: string, headers: Record<string, string> = {}) => {
    const reply = await app.inject({ url: `/views${after}`, headers });
    return [reply.statusCode, reply.json().after ?? reply.json().errors?.[0]?.pointer];
  };
  const [sqlite, server] = ['0000000000000007', '0123456789abcdef'.repeat(2)];

  it('is taken from the query or a header, in the form of either log', async () => {
    expect(await get(`?after=${sqlite}`)).toEqual([200, sqlite]);
    expect(await get('', { 'attestory-position': server })).toEqual([200, server]);
    expect(await get(`?after=${sqlite}`, { 'attestory-position': server })).toEqual([200, sqlite]);
    expect(await get('?after=')).toEqual([200, undefined]);
  });

  it.each(['x', '7', server.toUpperCase(), `${sqlite}%0A`, `${sqlite}&after=${sqlite}`])(
    'is refused as %s, which no log has: waiting for it would be in vain',
    async (text) => expect(await get(`?after=${text}`)).toEqual([422, '#/after']),
  );

  it('is refused with a pointer to the header, where that has it', async () =>
    expect(await get('', { 'attestory-position': 'x' })).toEqual([422, '#/header/Attestory-Position']));

  it('is in the contract of each route that takes one', () => {
    const { parameters } = openApi(app).paths['/views']?.get ?? {};
    expect(parameters).toMatchObject([
      { name: 'after', in: 'query', required: false, schema: { type: 'string', pattern: expect.any(String) } },
      { name: 'Attestory-Position', in: 'header' },
    ]);
  });
});
