import type { HsmSession } from './hsm-session.js';
import type { HsmAnswer, HsmProblem, HsmRequest } from './protocol.js';

/** One session for the life of this process: whatever goes wrong ends it, and a new process begins anew. */
let session: { readonly token: HsmSession; readonly key: number } | undefined;

process.on('message', (request: HsmRequest) => {
  void answerTo(request).then((answer) => process.send?.(answer));
});

async function answerTo({ id, module, where, pin, digest }: HsmRequest): Promise<HsmAnswer> {
  try {
    session ??= await open(module, where, pin);
    const { token, key } = session;
    if (digest === undefined) return { id, certificates: token.certificates().map(hex) };
    return { id, signature: hex(token.sign(key, Buffer.from(digest, 'hex'))) };
  } catch (error) {
    const { problem = 'device-failed', message = 'unknown' } = error as { problem?: HsmProblem; message?: string };
    return { id, problem, detail: message };
  }
}

async function open(module: string, where: HsmRequest['where'], pin: string) {
  // Loaded here, so that a machine for which there is no foreign function interface gives an answer too.
  const { HsmSession } = await import('./hsm-session.js').catch((error: Error) => {
    throw Object.assign(error, { problem: 'module-unusable' });
  });
  const token = HsmSession.open(module, where, pin);
  return { token, key: token.findKey(where) };
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
