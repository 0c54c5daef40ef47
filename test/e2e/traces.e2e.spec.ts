import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Credentials, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { OtlpReceiver, reachable, type ReceivedSpan } from '../support/otlp-receiver.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { readAll, sealed, sendInvitation, startSession, threePeople } from '../support/signing.ts';

const callersTrace = '4bf92f3577b34da6a3ce929d0e0e4736';
const callersSpan = '00f067aa0ba902b7';
const traceparent = `00-${callersTrace}-${callersSpan}-01`;
/** Whatever may be said of a span; a new name is a decision about who may read it. */
const attributes = [
  ...['http.request.method', 'http.route', 'http.response.status_code', 'error.type'],
  ...['attestory.stream', 'attestory.invitation.id', 'attestory.correlation.id', 'attestory.rejection'],
  ...['attestory.command.id', 'attestory.command.type', 'attestory.task.attempt'],
  ...['attestory.events', 'attestory.event.types', 'attestory.event.id'],
];

/** As a phone on a bad line would: the body comes some time after the headers, from another turn of the connection. */
async function signSlowly({ baseUrl, token }: ApiClient, signature: object): Promise<number | undefined> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    traceparent,
    baggage: 'user=somebody',
  };
  const sending = request(`${baseUrl}/v1/signing/signature`, { method: 'POST', headers });
  sending.flushHeaders();
  await new Promise((done) => setTimeout(done, 200));
  sending.end(JSON.stringify(signature));
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

describe('traces', () => {
  let collector: OtlpReceiver;
  let server: AttestoryProcess;
  let credentials: Credentials;
  const [person] = threePeople();
  const secrets: string[] = [];

  beforeAll(async () => {
    collector = await OtlpReceiver.start();
    server = await AttestoryProcess.start({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-token=for%20the%20collector',
      OTEL_SERVICE_NAME: 'signing',
    });
    let api: ApiClient;
    ({ api, credentials } = await ApiClient.register(server));
    const { id } = await sendInvitation(api, await samplePdf('Traced'), [person], { message: 'Between us' });
    secrets.push(await api.secretFor(person.email), api.token as string, credentials.clientSecret);
    const session = await startSession(api, person.email);
    secrets.push(session.token as string);
    const signature = await readAll(session, person.name);
    expect(await signSlowly(session, signature)).toBe(200);
    await session.post('/v1/signing/signature', { ...signature, light: undefined });
    await api.get(`/v1/invitations/${id}?nonsense=${encodeURIComponent(person.email)}`);
    await sealed(api, id);
    await eventually(async () => ((await api.mailTo(person.email)).length > 1 ? true : undefined), 'the last mail');
    // What is left goes out before the end.
    expect(await server.end()).toBe(0);
  }, 90_000);
  afterAll(async () => {
    await server?.remove();
    await collector?.close();
  });

  const named = (name: string) => collector.spans.filter((span) => span.name === name);
  const attributeOf = (span: ReceivedSpan | undefined, key: string) =>
    Object.values(span?.attributes.find((attribute) => attribute.key === key)?.value ?? {})[0];

  it('lead from a request over its command and append to the event, the views, the seal, and the e-mail', () => {
    const [request] = named('POST /v1/signing/signature');
    const names = reachable(collector.spans, request as ReceivedSpan).map(({ name }) => name);
    for (const name of [
      ...['command invitation', 'append invitation', 'DocumentSigned', 'InvitationCompleted'],
      ...['project invitation-details', 'project due-work', 'project signature-history', 'project signer-inbox'],
      ...['process seal', 'DocumentSealed', 'process mail', 'append delivery', 'EmailHandedOver'],
    ])
      expect(names).toContain(name);
    expect(attributeOf(named('command invitation').at(-1), 'attestory.command.type')).toBeDefined();
  });

  it('continue the trace of a caller who names one', () => {
    const [request] = named('POST /v1/signing/signature');
    expect(request).toMatchObject({ traceId: callersTrace, parentSpanId: callersSpan });
    const within = collector.spans.filter(({ traceId }) => traceId === callersTrace);
    const command = within.find(({ name }) => name === 'command invitation');
    expect(command?.parentSpanId).toBe(request?.spanId);
    expect(attributeOf(command, 'attestory.command.type')).toBe('SignDocument');
    expect(within.find(({ name }) => name === 'append invitation')?.parentSpanId).toBe(command?.spanId);
  });

  it('have no loose end: each parent and each link is a span that was sent, too', () => {
    const known = new Set(collector.spans.map(({ traceId, spanId }) => `${traceId}/${spanId}`));
    known.add(`${callersTrace}/${callersSpan}`);
    // The organization was registered by the command line, which sends no traces.
    const projected = ['organizations', 'memberships', 'due-notices', 'due-retention-rules'].map(
      (name) => `project ${name}`,
    );
    const about = [...projected, 'process notice'];
    const others = about.flatMap(named).map(({ spanId }) => spanId);
    const mentioned = collector.spans
      .filter(({ spanId }) => !others.includes(spanId))
      .flatMap(({ traceId, parentSpanId, links }) => [
        ...(parentSpanId ? [{ traceId, spanId: parentSpanId }] : []),
        ...links,
      ])
      .map(({ traceId, spanId }) => `${traceId}/${spanId}`);
    expect(mentioned.length).toBeGreaterThan(50);
    expect(mentioned.filter((id) => !known.has(id))).toEqual([]);
  });

  it('give each event the trace that its id names, so that an event of the log is looked up by it', async () => {
    const { stdout } = await server.cli('events', '--type', 'DocumentSigned', '--json');
    const { id } = JSON.parse(stdout) as { id: string };
    expect(named('DocumentSigned').map(({ traceId }) => traceId)).toEqual([id.replaceAll('-', '')]);
  });

  it('tell a refusal from a failure', () => {
    const refused = collector.spans.find((span) => attributeOf(span, 'attestory.rejection') !== undefined);
    expect(refused?.name).toBe('command invitation');
    // Whoever waited for the start may have been told that it wasn't ready.
    const asked = collector.spans.filter(({ name }) => name !== 'GET /health/ready');
    expect(asked.filter(({ status }) => status.code === 2)).toEqual([]);
  });

  it('hold nothing personal and nothing secret: no names, addresses, tokens, queries, headers', () => {
    const sent = collector.requests.map(({ body }) => body).join('\n');
    const words = [person.name, person.email, encodeURIComponent(person.email), 'lease', 'Lease', 'Between us', 'Acme'];
    const heard = ['127.0.0.1', 'somebody', 'nonsense', 'Bearer', 'undici', '#'];
    for (const word of [...words, ...heard, ...secrets]) expect(sent.includes(word) ? word : null).toBeNull();
    const keys = collector.spans.flatMap((span) => span.attributes.map(({ key }) => key));
    expect([...new Set(keys)].filter((key) => !attributes.includes(key))).toEqual([]);
  });

  it('say whose they are, with the headers that the collector wants', () => {
    expect(collector.requests[0]?.body).toContain('{"key":"service.name","value":{"stringValue":"signing"}}');
    expect(collector.requests[0]?.headers).toContain('"x-token":"for the collector"');
  });
});

describe('a collector that is not there', () => {
  it('harms nobody, is told of once, and again when it is back', async () => {
    const gone = await OtlpReceiver.start();
    await gone.close();
    const server = await AttestoryProcess.start({
      OTEL_EXPORTER_OTLP_ENDPOINT: `${gone.endpoint}/?key=planted`,
      OTEL_EXPORTER_OTLP_TIMEOUT: '500',
      ATTESTORY_HEAD_EVERY_SECONDS: '1',
    });
    let back: OtlpReceiver | undefined;
    try {
      const { api } = await ApiClient.register(server);
      const told = () => server.output.match(/traces can’t be delivered/g)?.length;
      await eventually(async () => told(), 'a word about the collector');
      for (let i = 0; i < 20; i++) {
        expect((await api.post('/v1/invitations', { title: 'Untraced' })).status).toBe(201);
        await new Promise((done) => setTimeout(done, 50));
      }
      expect(told()).toBe(1);
      back = await OtlpReceiver.start(gone.port);
      const again = async () => {
        await api.post('/v1/invitations', { title: 'Traced' });
        return server.output.includes('traces are delivered again') || undefined;
      };
      await eventually(again, 'traces to be delivered again');
      expect(await server.end()).toBe(0);
      expect(server.output).not.toContain('planted');
    } finally {
      await server.remove();
      await back?.close();
    }
  }, 60_000);
});
