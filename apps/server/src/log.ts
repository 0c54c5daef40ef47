import { ConsoleLogger, type LoggerService, type LogLevel } from '@nestjs/common';

const levels: readonly LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug'];

/** What Nest says of its own start: told at level debug only. */
const startUp = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

class StructuredLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (typeof context === 'string' && startUp.has(context)) super.debug(message, context);
    else super.log(message, ...(rest as [string]));
  }

  /** When, how grave, by whom, and what: the members of a message that is an object, or `message`. */
  protected override getJsonLogObject(
    message: unknown,
    { context, logLevel }: { readonly context: string; readonly logLevel: LogLevel },
  ) {
    const told = typeof message === 'object' && message !== null ? message : { message: String(message) };
    const level = logLevel === 'log' ? 'info' : logLevel;
    return { time: new Date().toISOString(), level, context, ...told } as never;
  }
}

/** One JSON object a line. What is logged names routes, ids and codes; no bodies, addresses of people or queries. */
export function structuredLog(level: string): LoggerService {
  if (level === 'silent') return new ConsoleLogger({ json: true, logLevels: [] });
  const last = levels.indexOf((level === 'info' ? 'log' : level) as LogLevel);
  return new StructuredLogger({ json: true, logLevels: levels.slice(0, last + 1) });
}
