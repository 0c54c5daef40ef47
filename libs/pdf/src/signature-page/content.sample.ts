import type {
  Drawing,
  SignaturePageAuthentication,
  SignaturePageContent,
  SignaturePageSignatory,
} from '@attestory/application';

/** Names that between them need Latin with all its marks, Greek and Cyrillic. */
export const NAMES = [
  'Þórður Ægisson',
  'Łucja Żółć',
  'Ελένη Παπαδοπούλου',
  'Дмитро Шевченко',
  'Åsa Öhman-Dvořák',
  'Nguyễn Thị Hồng',
] as const;

/** What a hand might draw, different for each seed. */
export function sampleDrawing(seed: number): Drawing {
  const point = (stroke: number, index: number): [number, number, number] => {
    const angle = (index / 60) * Math.PI * 4 + stroke;
    return [
      40 + stroke * 110 + index * 1.6 + 18 * Math.sin(angle + seed),
      70 + 35 * Math.cos(angle * 1.3 + seed * stroke),
      index * 8,
    ];
  };
  const strokes = [0, 1, 2].map((stroke) => Array.from({ length: 60 }, (_, index) => point(stroke, index)));
  return { size: { width: 400, height: 150 }, strokes };
}

/** A signatory who has signed: odd ones lightly, even ones strongly. */
export function sampleSignatory(index: number): SignaturePageSignatory {
  const name = NAMES[index % NAMES.length] ?? null;
  const light = index % 2 === 1;
  return {
    name,
    state: 'signed',
    signature: {
      signedAt: `2026-11-24T10:15:${String(index % 60).padStart(2, '0')}.123Z`,
      assurance: light ? 'none' : 'strong',
      method: light ? 'light' : 'fi-bank-id',
      role: index % 3 === 0 ? { kind: 'self' } : { kind: 'otherOrganization', name: 'Kiinteistö Oy Mäkelä' },
      ...(light ? { typedName: name, drawing: sampleDrawing(index) } : { authentication: sampleAuthentication(name) }),
      eventId: '0192f3c4-7a6b-5c2d-8e1f-0a1b2c3d4e5f',
      eventHash: hash(index + 1),
    },
  };
}

/** Of a broker in earnest. */
export function sampleAuthentication(name: string | null): SignaturePageAuthentication {
  const proven = { country: 'FI', level: 'substantial', broker: 'idura-ftn', birthDate: '1990-01-01' } as const;
  return { ...proven, name, identityNumber: '010190-****', authenticatedAt: '2026-11-24T10:14:30.000Z' };
}

/** A page with the first `signed` signatories and then `pending` who have not signed. */
export function sampleContent(signed: number, pending = 0): SignaturePageContent {
  return {
    language: 'en',
    invitationId: '5b1f5f0e-2d34-5b0c-9a53-6f0a8f0f8c11',
    title: 'Lease of Mannerheimintie 12 B 34, from 1 January 2027',
    organizationName: 'Kiinteistö Oy Töölön Helmi',
    document: {
      id: '7d3e0c9a-1111-5b0c-9a53-6f0a8f0f8c22',
      fileName: 'vuokrasopimus_2027-01-01.pdf',
      sha256: hash(99),
      bytes: 184213,
      pages: 3,
      number: 1,
      of: 2,
    },
    state: pending > 0 ? 'partly-signed' : 'completed',
    sentAt: '2026-11-20T08:00:00.000Z',
    sealedAt: '2026-11-24T10:16:02.000Z',
    signatories: [
      ...Array.from({ length: signed }, (_, index) => sampleSignatory(index)),
      ...Array.from({ length: pending }, (_, index) => ({
        name: NAMES[(index + 3) % NAMES.length] ?? null,
        state: 'pending' as const,
      })),
    ],
    head: { leaves: 12345, root: hash(7), at: '2026-11-24T10:15:00.000Z' },
    verification: { code: 'K7QF-92MX-4TPB', url: 'https://sign.example.com/verify/K7QF-92MX-4TPB' },
  };
}

function hash(seed: number): string {
  return ((seed * 2654435761) >>> 0).toString(16).padStart(8, '0').repeat(8);
}
