/**
 * 20,000 people on four servers, each with a request in 20 seconds; a step is ten seconds. A server that dies or is restarted
 * forgets what it held. Who is signed out signs in again at once. Counts are means, so they may be broken numbers.
 */
import { count } from './format.ts';
import type { Parameter, SimulatorModel, ValuesOf } from './model.ts';

const PARAMETERS = [
  {
    kind: 'choice',
    id: 'place',
    label: 'A session is',
    options: [
      { id: 'any', label: 'in the memory of a server, and any is asked' },
      { id: 'sticky', label: 'in the memory of a server, which is asked again' },
      { id: 'store', label: 'in a shared store' },
      { id: 'token', label: 'a signed token in the browser' },
    ],
    default: 'sticky',
    takes: 'anew',
  },
  {
    kind: 'choice',
    id: 'third',
    label: 'Server 3',
    options: [
      { id: 'lives', label: 'lives' },
      { id: 'dies', label: 'dies' },
    ],
    default: 'lives',
    takes: 'now',
  },
  {
    kind: 'choice',
    id: 'deploy',
    label: 'A deploy',
    options: [
      { id: 'none', label: 'is not under way' },
      { id: 'rolling', label: 'restarts one server after the other' },
    ],
    default: 'none',
    takes: 'now',
  },
] as const satisfies readonly Parameter[];

export type SessionsValues = ValuesOf<typeof PARAMETERS>;

export const PEOPLE = 20_000;
export const SERVERS = 4;
export const STEP_S = 10;
/** Requests in a step. */
const REQUESTS = (PEOPLE / 20) * STEP_S;
/** Steps for which a server that is restarted is away. */
export const RESTART = 4;
/** Seconds of a core that a sign-in costs: a check of a password is slow on purpose. */
const SIGN_IN_S = 0.25;

export interface SessionsState {
  /** Sessions in the memory of each server; all 0 where they are not there. */
  readonly held: readonly number[];
  /** Whether each server answered in the last step. */
  readonly up: readonly boolean[];
  /** Requests of each in the last step. */
  readonly asked: readonly number[];
  /** Sign-ins of each step, after the first of everybody. */
  readonly signIns: readonly number[];
  /** Steps since the deploy began; null without one. */
  readonly deploying: number | null;
  /** Reads of the store in the last step. */
  readonly reads: number;
}

const everywhere = (value: number): readonly number[] => Array.from({ length: SERVERS }, () => value);

/** Server that a deploy restarts in a step, or null after the last one. */
function restarted(since: number | null): number | null {
  const server = since === null ? SERVERS : Math.floor(since / RESTART);
  return server < SERVERS ? server : null;
}

function step(state: SessionsState, values: SessionsValues): SessionsState {
  const deploying = values.deploy === 'none' ? null : state.deploying === null ? 0 : state.deploying + 1;
  const away = restarted(deploying);
  const up = state.up.map((_, i) => i !== away && !(i === 2 && values.third === 'dies'));
  const alive = up.filter(Boolean).length;
  const even = up.map((is) => (is && alive > 0 ? REQUESTS / alive : 0));
  const rest = { up, deploying };
  switch (values.place) {
    case 'store':
    case 'token': {
      const reads = values.place === 'store' ? REQUESTS : 0;
      return { ...rest, held: everywhere(0), asked: even, signIns: [...state.signIns, 0], reads };
    }
    case 'any': {
      // Whoever is sent to another server than the last time is not known there.
      const known = alive === 0 ? 0 : 1 / alive;
      const signIns = REQUESTS * (1 - known);
      const held = up.map((is) => (is ? PEOPLE / alive : 0));
      return { ...rest, held, asked: even, signIns: [...state.signIns, signIns], reads: 0 };
    }
    case 'sticky': {
      const kept = state.held.map((sessions, i) => (up[i] === true ? sessions : 0));
      const homeless = PEOPLE - kept.reduce((sum, one) => sum + one, 0);
      const held = kept.map((sessions, i) => (up[i] === true && alive > 0 ? sessions + homeless / alive : 0));
      const asked = held.map((sessions) => (sessions / PEOPLE) * REQUESTS);
      return { ...rest, held, asked, signIns: [...state.signIns, homeless], reads: 0 };
    }
  }
}

export function signInsOf({ signIns }: SessionsState): number {
  return signIns.reduce((sum, one) => sum + one, 0);
}

/** Requests of the busiest server over the mean of all four. */
export function busiest({ asked }: SessionsState): number {
  return Math.max(...asked) / (REQUESTS / SERVERS);
}

const STOLEN: Readonly<Record<SessionsValues['place'], string>> = {
  any: 'tell every server',
  sticky: 'tell its server',
  store: 'delete its key',
  token: 'wait for its end',
};

export const sessions: SimulatorModel<SessionsState, SessionsValues> = {
  id: 'sim-sessions',
  title: 'Four places for a session',
  parameters: PARAMETERS,
  end: 40,
  opening: 5,
  pace: 500,
  clock: (at) => `${at * STEP_S} s`,
  draws: () => false,
  initial: ({ place }) => ({
    held: everywhere(place === 'any' || place === 'sticky' ? PEOPLE / SERVERS : 0),
    up: everywhere(1).map(() => true),
    asked: everywhere(REQUESTS / SERVERS),
    signIns: [],
    deploying: null,
    reads: place === 'store' ? REQUESTS : 0,
  }),
  step,
  sentence(state) {
    const { up, signIns } = state;
    const down = up.flatMap((is, i) => (is ? [] : [`server ${i + 1}`]));
    const who = down.length === 0 ? 'All servers answer' : `Away: ${down.join(' and ')}`;
    return `${who}. ${count(signIns.at(-1) ?? 0)} people signed in again in the last ${STEP_S} s, ${count(signInsOf(state))} in all; the busiest server has ${busiest(state).toFixed(2)} times its share.`;
  },
  numbers(state, { place }) {
    return [
      { label: 'Signed in again', value: count(signInsOf(state)) },
      { label: 'Core time for it', value: `${count(signInsOf(state) * SIGN_IN_S)} s` },
      { label: 'Busiest server', value: `${busiest(state).toFixed(2)} ×` },
      { label: 'Reads of the store', value: `${count(state.reads / STEP_S)}/s` },
      { label: 'A stolen one', value: STOLEN[place] },
    ];
  },
  table({ held, up, asked }) {
    return {
      caption: 'The servers in the last ten seconds',
      columns: ['Server', 'State', 'Sessions in memory', 'Requests a second'],
      words: ['State'],
      rows: held.map((one, i) => [
        `Server ${i + 1}`,
        up[i] === true ? 'answers' : 'away',
        count(one),
        count((asked[i] ?? 0) / STEP_S),
      ]),
    };
  },
};
