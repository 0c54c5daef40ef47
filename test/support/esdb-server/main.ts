/** `main.ts <options as JSON>`: serves until it is killed, or whoever started it has gone. Prints its port. */
import { type ServerOptions, startServer } from './server.js';

const port = await startServer(JSON.parse(process.argv[2] ?? '{"port":0}') as ServerOptions);
process.stdout.write(`${port}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
