import { type ApiClient, eventually } from '../../test/support/api-client.ts';
import { expectStatus, readAll } from '../../test/support/signing.ts';
import { mainUsers, nobody, somebody, untilMailed } from './mailed-people.ts';
import type { MailRig } from './mail-rig.ts';
import { count, type StoredEvent, storedEvents } from './rig.ts';

/** E-mails that are due to each of several recipients, and held back still. */
export interface Due {
  /** The first bounces, the second is put off. */
  readonly addresses: readonly string[];
  /** The facts about them, and how many must come of which in the end. */
  readonly events: () => readonly StoredEvent[];
  readonly records: {
    readonly handed: string;
    readonly bounced: string;
    readonly delayed: string;
    readonly last?: string;
  };
  /** Where a link of each e-mail leads; absent: there is none that matters. */
  readonly link?: string;
}

const records = { handed: 'EmailHandedOver', bounced: 'EmailBounced', delayed: 'EmailDelayed' };
const notices = {
  handed: 'NoticeHandedOver',
  bounced: 'NoticeBounced',
  delayed: 'NoticeDelayed',
  last: 'PurgeNoticeGiven',
};

/** Why there are e-mails: each lets them become due, while the mail server is not asked. */
export const mailReasons = {
  invitations: async (rig: MailRig): Promise<Due> => {
    const addresses = somebody(rig.recipients);
    rig.order.set({ held: true });
    return { ...(await invited(rig, addresses)), addresses, records, link: '/s#' };
  },
  'download links': async (rig: MailRig): Promise<Due> => {
    const addresses = somebody(rig.recipients);
    return { ...(await completed(rig, addresses, true)), addresses, records, link: '/d#' };
  },
  'download links asked for anew': async (rig: MailRig): Promise<Due> => {
    const addresses = somebody(rig.recipients);
    const { id, events } = await completed(rig, addresses, false);
    await untilMailed(rig, addresses, '/d#');
    rig.order.set({ held: true });
    for (const email of addresses) expectStatus(await nobody(rig).post('/v1/download-links', { email }), 202);
    const asked = () => count(events(), 'DownloadLinkAsked') === addresses.length || undefined;
    await eventually(async () => asked(), `all to be asked for of ${id}`);
    return { events: after(events), addresses, records, link: '/d#' };
  },
  'purge notices': async (rig: MailRig): Promise<Due> => {
    const addresses = await mainUsers(rig);
    const facts = () =>
      storedEvents(rig.server.dataFolder).filter(
        ({ stream, type }) => stream === `notices-${rig.organizationId}` || type === notices.last,
      );
    const events = after(facts);
    const [address = ''] = somebody(1);
    const { id } = await completed(rig, [address], false);
    const archived = () => count(storedEvents(rig.server.dataFolder, `delivery-${id}`), 'CopiesArchived') > 0;
    await eventually(async () => archived() || undefined, `the copy of ${id}`);
    await untilMailed(rig, [address], '/d#');
    rig.order.set({ held: true });
    rig.forward(2 * 24 * 60);
    return { events, addresses, records: notices };
  },
} as const;
export type MailReason = keyof typeof mailReasons;

/** What has come since now. */
function after(events: () => readonly StoredEvent[]): () => readonly StoredEvent[] {
  const before = events().length;
  return () => events().slice(before);
}

async function invited(rig: MailRig, addresses: readonly string[]) {
  const draft = {
    title: 'Lease agreement',
    signatories: addresses.map((email) => ({ name: 'Aino', email })),
    documents: [{ fileName: 'lease.pdf', base64: Buffer.from(rig.pdf).toString('base64') }],
    delivery: { copyToLightSignatories: true },
    send: true,
  };
  const sent = await (await rig.api()).post('/v1/invitations', draft);
  expectStatus(sent, 201);
  const { id } = sent.body as { id: string };
  return { id, events: () => storedEvents(rig.server.dataFolder, `delivery-${id}`) };
}

async function completed(rig: MailRig, addresses: readonly string[], isHeld: boolean) {
  const { id, events } = await invited(rig, addresses);
  const secrets = await untilMailed(rig, addresses, '/s#');
  const sessions: { readonly session: ApiClient; readonly body: object }[] = [];
  for (const secret of secrets) {
    const begun = await nobody(rig).post('/v1/signing/sessions', { secret });
    expectStatus(begun, 201);
    const session = nobody(rig).as(begun.body.token as string);
    sessions.push({ session, body: await readAll(session, 'Aino') });
  }
  const since = after(events);
  if (isHeld) rig.order.set({ held: true });
  for (const { session, body } of sessions) expectStatus(await session.post('/v1/signing/signature', body), 200);
  return { id, events: since };
}
