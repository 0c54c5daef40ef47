import { ConsoleLogger, type LoggerService, type LogLevel } from '@nestjs/common';

const levels: readonly LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug'];

/** One JSON object a line. What is logged names routes, ids and codes; no bodies, addresses of people or queries. */
export function structuredLog(level: string): LoggerService {
  if (level === 'silent') return new ConsoleLogger({ json: true, logLevels: [] });
  const last = levels.indexOf((level === 'info' ? 'log' : level) as LogLevel);
  return new ConsoleLogger({ json: true, logLevels: levels.slice(0, last + 1) });
}
