/** The broker's side of the channel. */
import type { Log } from '../engine/ports.ts';
import { BackgroundBuilds } from './backgroundBuilds.ts';
import type { BrokerSetup, FromBroker, ToBroker } from './brokerProtocol.ts';
import { isToBroker } from './brokerProtocol.ts';
import { toFailure } from './failures.ts';
import { GradeQueue } from './gradeQueue.ts';
import type { LocalGrader } from './grading.ts';
import { createLog } from './log.ts';
import type { SnippetRunner } from './snippets.ts';

/** All that a broker does. */
export type BrokerWork = LocalGrader & Pick<SnippetRunner, 'runSnippet'>;

/**
 * Serves the process that forked this one, and ends with it.
 * @param makeGrader called once, with the first message
 */
export function serveBroker(makeGrader: (setup: BrokerSetup, log: Log) => BrokerWork): void {
  const send = (message: FromBroker): void => {
    // Without a listener a closed channel would be an uncaught error; the end of it is told by 'disconnect'.
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  };
  const log = createLog((level, text) => send({ type: 'log', level, text }));
  const queue = new GradeQueue();
  let builds: BackgroundBuilds | null = null;
  const controllers = new Map<number, AbortController>();
  let grader: BrokerWork | null = null;

  const answer = async (id: number, work: () => Promise<FromBroker>): Promise<void> => {
    try {
      send(await work());
    } catch (error) {
      send({ type: 'failed', id, failure: toFailure(error) });
    } finally {
      controllers.delete(id);
    }
  };

  const receive = (message: ToBroker): void => {
    if (message.type === 'setup') {
      const made = makeGrader(message.setup, log);
      grader = made;
      builds = new BackgroundBuilds((request, signal) => made.buildAhead(request, signal));
      return;
    }
    if (message.type === 'build') {
      builds?.ask(message.request);
      return;
    }
    const { id } = message;
    if (message.type === 'cancel') {
      controllers.get(id)?.abort();
      return;
    }
    const ready = grader;
    if (ready === null) {
      send({
        type: 'failed',
        id,
        failure: toFailure(new Error('The broker was asked before it was set up.')),
      });
      return;
    }
    if (message.type === 'doctor') {
      void answer(id, async () => ({ type: 'toolchains', id, toolchains: await ready.doctor() }));
      return;
    }
    if (message.type === 'debug') {
      const { request, args, folder } = message;
      void answer(id, async () => ({
        type: 'debugRun',
        id,
        run: await ready.debugRun(request, args, folder),
      }));
      return;
    }
    if (message.type === 'snippet') {
      const { snippet } = message;
      const controller = new AbortController();
      controllers.set(id, controller);
      const goOn = builds?.pauseFor(null);
      void answer(id, async () => {
        const run = await queue.add({ snippet }, controller, (signal) => ready.runSnippet(snippet, signal));
        return { type: 'snippetRun', id, run };
      }).finally(goOn);
      return;
    }
    const { request } = message;
    const controller = new AbortController();
    controllers.set(id, controller);
    const goOn = builds?.pauseFor(request);
    void answer(id, async () => {
      const report = await queue.add(request, controller, (signal) =>
        ready.grade(request, (event) => send({ type: 'event', id, event }), signal),
      );
      return { type: 'report', id, report };
    }).finally(goOn);
  };

  process.on('message', (message: unknown) => {
    if (isToBroker(message)) receive(message);
    else log.warn('The broker got a message that it does not know.');
  });
  process.on('disconnect', () => {
    for (const controller of controllers.values()) controller.abort();
    // What still runs is killed on the way out.
    process.exit(0);
  });
}
