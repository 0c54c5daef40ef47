import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, ApiClient } from '../support/api-client.ts';
import { archivedOf } from '../support/archive.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, sendInvitation, signAs } from '../support/signing.ts';

describe('lists', () => {
  let server: AttestoryProcess;
  beforeAll(async () => {
    server = await AttestoryProcess.start();
  }, 60_000);
  afterAll(() => server?.remove());

  const register = async (name: string) => (await ApiClient.register(server, name)).api;
  const person = (name: string, email: string) => ({ name, email });
  const draft = async (api: ApiClient, details: object) => {
    const answer = await api.post('/v1/invitations', details);
    expectStatus(answer, 201);
    return answer.body as { id: string; position: string };
  };
  const titles = ({ body }: Answer): string[] => body.items.map(({ title }: { title: string }) => title);

  it('find invitations by what people remember of them, only their own, newest first', async () => {
    const api = await register('Search Oy');
    await draft(api, { title: 'Vuokrasopimus', signatories: [person('Väinö Ångström', 'vaino@example.com')] });
    await draft(await register('Others Oy'), { title: 'Ångström’s lease' });
    const documents = [
      { fileName: 'Lease-2026 final.pdf', base64: Buffer.from(await samplePdf('x')).toString('base64') },
    ];
    const { id } = await draft(api, { title: 'Sørensen & Ærø', documents });
    const { position } = await draft(api, { title: 'Lease of Ångströms’ house' });
    const found = async (q: string, more = '') =>
      titles(await api.get(`/v1/invitations?after=${position}&q=${encodeURIComponent(q)}${more}`));
    const [house, sea, rent] = ['Lease of Ångströms’ house', 'Sørensen & Ærø', 'Vuokrasopimus'];
    expect(await found('angstrom')).toEqual([house, rent]);
    expect(await found('ÅNGSTRÖM')).toEqual([house, rent]);
    expect(await found('aangstroem vaino@example.com')).toEqual([rent]);
    expect(await found('lea')).toEqual([house, sea]);
    expect(await found('2026 lease.pdf')).toEqual([sea]);
    expect(await found('soerensen ... aero')).toEqual([sea]);
    expect(await found('ease')).toEqual([]);
    expect(await found('=draft')).toEqual([]);
    expect(await found('lease', '&limit=1')).toEqual([house]);
    expectStatus(await api.call('DELETE', `/v1/invitations/${id}`), 200);
    const after = (await draft(api, { title: 'Last' })).position;
    const states = async (state: string) =>
      titles(await api.get(`/v1/invitations?after=${after}&q=lease&status=${state}`));
    expect([await states('draft'), await states('discarded'), await states('sent')]).toEqual([[house], [sea], []]);
  }, 60_000);

  it('find what is archived by the same words', async () => {
    const api = await register('Archive Oy');
    const [ada, bob] = [person('Ada Lovelace', 'ada.l@example.com'), person('Bob Ørsted', 'bob.o@example.com')];
    const pdf = await samplePdf('Archived');
    for (const [title, who] of [
      ['First lease', ada],
      ['Second lease', bob],
    ] as const) {
      const { id } = await sendInvitation(api, pdf, [who], { title });
      expectStatus(await signAs(api, who), 200);
      await archivedOf(api, id);
    }
    const { id: open } = await sendInvitation(api, pdf, [ada], { title: 'Third lease' });
    const { position } = (await api.get(`/v1/invitations/${open}`)).body;
    const found = async (query: string) => titles(await api.get(`/v1/archive?after=${position}&${query}`));
    const { items } = (await api.get(`/v1/archive?after=${position}`)).body;
    expect(await found('q=lease')).toEqual(['Second lease', 'First lease']);
    expect(await found('q=orsted')).toEqual(['Second lease']);
    expect(await found('status=completed&q=ada')).toEqual(['First lease']);
    expect(await found('status=expired')).toEqual([]);
    expect(await found(`to=${items[0].closedAt}`)).toEqual(['First lease']);
    expect(await found(`from=${items[0].closedAt}&q=lease`)).toEqual(['Second lease']);
  }, 60_000);

  it('say what is wrong with a search', async () => {
    const api = await register('Wrong Oy');
    const wrong = async (path: string) => {
      const { status, body } = await api.get(path);
      return [status, body.errors?.[0].pointer, body.errors?.at(-1).message];
    };
    const text = 'must be a text of 1 to 200 characters without control or direction-override characters';
    const words = 'must have 1 to 10 words with letters or digits to look for';
    for (const list of ['/v1/invitations', '/v1/archive']) {
      for (const q of ['', '%20', `${'x'.repeat(201)}`, 'a%00b', 'a%0Ab', '%E2%80%AEa'])
        expect(await wrong(`${list}?q=${q}`)).toEqual([422, '#/q', expect.stringMatching(/^must (be|have)/)]);
      expect(await wrong(`${list}?q=lease%00`)).toEqual([422, '#/q', text]);
      expect(await wrong(`${list}?q=%3F!`)).toEqual([422, '#/q', words]);
      expect(await wrong(`${list}?q=${'abcdefghijk'.split('').join('+')}`)).toEqual([422, '#/q', words]);
      expect((await wrong(`${list}?q=a&q=b`)).slice(0, 2)).toEqual([422, '#/q']);
      for (const limit of ['0', '101', '1.5', 'ten', '-1'])
        expect((await wrong(`${list}?limit=${limit}`)).slice(0, 2)).toEqual([422, '#/limit']);
      expect((await wrong(`${list}?status=lost`)).slice(0, 2)).toEqual([422, '#/status']);
    }
    expect((await wrong('/v1/archive?status=sent')).slice(0, 2)).toEqual([422, '#/status']);
    const { nextCursor } = await (async () => {
      await draft(api, { title: 'Lease one' });
      const { position } = await draft(api, { title: 'Lease two' });
      return (await api.get(`/v1/invitations?after=${position}&q=lease&limit=1`)).body;
    })();
    expect((await api.get(`/v1/invitations?q=lease&limit=1&cursor=${nextCursor}`)).status).toBe(200);
    for (const other of ['q=lease+two', 'limit=1', 'q=lease&status=draft'])
      expect((await api.get(`/v1/invitations?${other}&cursor=${nextCursor}`)).status).toBe(422);
  }, 60_000);

  it('page through while others add and change: nothing twice, and nothing lost that was there and stayed', async () => {
    const api = await register('Busy Oy');
    const before = [];
    for (let i = 0; i < 40; i++) before.push(await draft(api, { title: `Lease ${i}` }));
    const gone = new Set<string>();
    const lists = [
      { query: '', holds: () => true },
      { query: '&q=lease', holds: () => true },
      { query: '&status=draft', holds: (id: string) => !gone.has(id) },
      { query: '&status=draft&q=lea', holds: (id: string) => !gone.has(id) },
    ];
    const cursors = lists.map(() => '');
    const seen: string[][] = lists.map(() => []);
    let { position } = before.at(-1) as { position: string };
    for (let round = 0; cursors.some((cursor) => cursor !== 'end'); round++) {
      for (const [i, { query }] of lists.entries()) {
        if (cursors[i] === 'end') continue;
        const path = `/v1/invitations?after=${position}&limit=7${query}${cursors[i]}`;
        const { body } = await api.get(path);
        seen[i]?.push(...body.items.map(({ id }: { id: string }) => id));
        cursors[i] = body.nextCursor === null ? 'end' : `&cursor=${body.nextCursor}`;
      }
      await draft(api, { title: `Lease, new ${round}` });
      // Of both those that were seen and those that weren't yet.
      for (const at of [3 * round, 39 - 3 * round]) {
        const { id } = before[at] as { id: string };
        if (gone.has(id) || round > 5) continue;
        position = (await api.call('DELETE', `/v1/invitations/${id}`)).body.position;
        gone.add(id);
      }
    }
    expect(gone.size).toBe(12);
    for (const [i, { holds }] of lists.entries()) {
      const ids = seen[i] as string[];
      expect(new Set(ids).size).toBe(ids.length);
      const stayed = before.map(({ id }) => id).filter(holds);
      expect(ids.filter((id) => stayed.includes(id))).toEqual(stayed.toReversed());
    }
  }, 60_000);
});
