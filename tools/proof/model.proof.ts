import fc from 'fast-check';
import { invitationDecider } from '../../libs/domain/src/invitation/decider.ts';
import type { FrozenState } from '../../libs/domain/src/invitation/state.ts';
import { draft, signatory } from '../../libs/domain/src/testing/invitation.sample.ts';
import { InvitationModel } from '../../libs/domain/src/testing/invitation-model.sample.ts';
import { type Answer, ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import type { Proof } from '../bench/figures.ts';
import { anyTry, commandOf, people, RealInvitation, signersTry, type Try, type Who } from './model-commands.ts';
import { type Extent, Objections, storedEvents } from './rig.ts';

/** What was tried in turn, and then at once. */
interface Course {
  readonly order: 'parallel' | 'sequential';
  readonly readers: readonly Who[];
  readonly inTurn: readonly Try[];
  readonly atOnce: readonly Try[];
}

const courses: fc.Arbitrary<Course> = fc.record({
  order: fc.constantFrom('parallel', 'parallel', 'sequential'),
  readers: fc.constantFrom([...people], [...people], ['aino', 'bo']),
  inTurn: fc.oneof(fc.array(anyTry, { maxLength: 14 }), fc.array(signersTry, { minLength: 6, maxLength: 14 })),
  atOnce: fc.oneof(
    fc.array(anyTry, { minLength: 2, maxLength: 4 }),
    fc.array(signersTry, { minLength: 2, maxLength: 4 }),
  ),
}) as fc.Arbitrary<Course>;

/**
 * R10: random courses of commands over HTTP, in turn and at once: the answers and the log are those of the model and of the
 * aggregate, for what came at once in some order. Seen failing with a model that lets somebody sign twice.
 */
export async function proveModel({ quick }: Extent): Promise<Proof> {
  const objections = new Objections('R10');
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal' });
  const [seed, numRuns] = [Math.floor(Math.random() * 2 ** 31), quick ? 6 : 200];
  const tally = { tries: 0, refused: 0, completed: 0, interleaved: 0 };
  try {
    const { api } = await ApiClient.register(server);
    const pdf = await samplePdf('Model');
    const property = fc.asyncProperty(courses, (course) => oneCourse(server, api, pdf, course, tally));
    const { failed, errorInstance, counterexample, counterexamplePath } = await fc.check(property, {
      ...{ seed, numRuns },
      endOnFailure: true,
    });
    if (failed)
      objections.add(
        `seed ${seed}, path ${counterexamplePath}: ${String(errorInstance)} ${JSON.stringify(counterexample)}`,
      );
  } finally {
    await server.remove();
  }
  const { tries, refused, completed, interleaved } = tally;
  return objections.proof(
    'random courses of commands (fast-check), the last ones at once: model, aggregate and HTTP agree, for those at once in one of their orders',
    `${numRuns} courses, seed ${seed}: ${tries} commands (${refused} refused), ${interleaved} of them at once, ${completed} completions, divergences`,
    refused > 0 && tries > refused && (quick || completed > 5),
  );
}

async function oneCourse(
  server: AttestoryProcess,
  api: ApiClient,
  pdf: Uint8Array,
  { order, readers, inTurn, atOnce }: Course,
  tally: { tries: number; refused: number; completed: number; interleaved: number },
): Promise<void> {
  const invitation = await RealInvitation.send(api, pdf, order);
  const hasRead = (who: Who) => readers.includes(who);
  const done: Try[] = [];
  const outcomes: string[] = [];
  const admit = async () => {
    const { model } = replay(order, done, hasRead);
    const invited = order === 'parallel' ? people : people.slice(0, model.signed.length + 1);
    for (const who of invited)
      if (model.status === 'sent' && !invitation.has(who)) await invitation.enter(who, hasRead(who));
  };
  // Whoever has no link yet can't try anything.
  const possible = (one: Try) => !('who' in one) || invitation.has(one.who);
  for (const one of inTurn) {
    await admit();
    if (!possible(one)) continue;
    done.push(one);
    outcomes.push(outcomeOf(await invitation.request(one)));
  }
  await admit();
  const last = atOnce.filter(possible);
  const answers = (await Promise.all(last.map((one) => invitation.request(one)))).map(outcomeOf);
  const told = storedEvents(server.dataFolder, `invitation-${invitation.id}`)
    .map(({ type }) => type)
    .filter((type) => !['DocumentSealed', 'TimeStampAdded'].includes(type));
  const log = told.slice(told.indexOf('InvitationSent') + 1);
  const orders = permutations(last.map((_, i) => i));
  const explained = orders.some((turn) => {
    const played = replay(order, [...done, ...turn.map((i) => last[i] as Try)], hasRead);
    const expected = [...outcomes, ...turn.map((i) => answers[i] as string)];
    return played.outcomes.join() === expected.join() && played.facts.join() === log.join();
  });
  if (!explained) {
    const { outcomes: model, facts } = replay(order, [...done, ...last], hasRead);
    throw new Error(`HTTP: ${[...outcomes, ...answers]} | log: ${log} | model: ${model} | its log: ${facts}`);
  }
  tally.tries += done.length + last.length;
  tally.interleaved += last.length;
  tally.refused += [...outcomes, ...answers].filter((outcome) => outcome !== 'accepted').length;
  tally.completed += log.filter((type) => type === 'InvitationCompleted').length;
}

function outcomeOf({ status, body }: Answer): string {
  return status < 300 ? 'accepted' : String(body.type).replace('/problems/', '');
}

/** The course in the model and in the aggregate, which must agree in everything. */
function replay(order: Course['order'], tries: readonly Try[], hasRead: (who: Who) => boolean) {
  const { decide, evolve, initial } = invitationDecider;
  const asked = people.map((id) => signatory(id));
  const first = decide(draft({ documents: ['d1'], signatories: asked, order, send: true }), initial);
  if ('rejected' in first) throw new Error('the aggregate refuses the invitation');
  let state = first.accepted.reduce(evolve, initial);
  const model = new InvitationModel(state as FrozenState);
  const facts: string[] = [];
  const outcomes = tries.map((one) => {
    const command = commandOf(one, hasRead);
    const [decision, expected] = [decide(command, state), model.take(command)];
    const own = 'accepted' in decision ? decision.accepted.map(({ type }) => type) : decision.rejected.code;
    if (JSON.stringify(own) !== JSON.stringify(expected))
      throw new Error(
        `${command.type}: the aggregate says ${JSON.stringify(own)}, the model ${JSON.stringify(expected)}`,
      );
    if ('accepted' in decision) state = decision.accepted.reduce(evolve, state);
    if (typeof expected === 'string') return expected;
    facts.push(...expected);
    return 'accepted';
  });
  return { model, outcomes, facts };
}

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((one) => one !== item)).map((rest) => [item, ...rest]));
}
