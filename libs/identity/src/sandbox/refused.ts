/** The sandbox broker was asked to run where people could take it for a real one. */
export class SandboxRefusedError extends Error {
  override readonly name = 'SandboxRefusedError';
}

/** Only in demo mode, and only for addresses of this machine. @throws SandboxRefusedError */
export function refuseOutsideDemo(mode: string, baseUrl: string): void {
  if (mode !== 'demo')
    throw new SandboxRefusedError(`The sandbox broker identifies nobody: it never runs in ${mode} mode.`);
  const { hostname } = new URL(baseUrl);
  if (!/^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname))
    throw new SandboxRefusedError(`The sandbox broker serves this machine only, not ${hostname}.`);
}
