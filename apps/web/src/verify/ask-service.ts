import { get } from '../api/client.js';
import { Problem } from '../api/problem.js';
import type { ServiceRecord } from './record.js';
import type { SealingCertificate } from './verdict.js';

/** The certificates that the service seals with; null where it can't be asked: a file is checked without them as well. */
export async function fetchCertificates(): Promise<readonly SealingCertificate[] | null> {
  try {
    return (await get<{ readonly items: readonly SealingCertificate[] }>('/v1/verify/certificates')).items;
  } catch {
    return null;
  }
}

/** What the service says under a code; `unknown` where it knows none. @throws Problem, Unreachable */
export async function fetchRecord(code: string, signal?: AbortSignal): Promise<ServiceRecord | 'unknown'> {
  try {
    return await get<ServiceRecord>(`/v1/verify/${encodeURIComponent(code)}`, signal ? { signal } : {});
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return 'unknown';
    throw error;
  }
}
