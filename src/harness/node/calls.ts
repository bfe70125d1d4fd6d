/** Calls of a component's methods, and how their outcomes are written down (engine/components/wire.ts). */
import type { ValueType } from '../../engine/values/type.ts';
import { show, textOf } from './answers.ts';
import type { ComponentFile, ComponentMethod, Made } from './component.ts';
import { Mismatch } from './nodes.ts';
import type { Nodes } from './nodes.ts';
import { lineOf, messageOf, nameOf } from './problems.ts';

/** Held from the start: a solution may replace it. */
const { stringify } = JSON;

/** A call, or with `method` −1 the clock going on by `args[0]`. */
export interface SentStep {
  readonly method: number;
  readonly args: readonly unknown[];
}

/** The outcome of a call; `last` where nothing after it counts. */
export interface Outcome {
  readonly text: string;
  readonly last: boolean;
}

/** What a method gave, as it is, or the outcome where it gave nothing. */
export type Given = { readonly value: unknown } | Outcome;

export class Calls {
  private readonly component: ComponentFile['component'];
  private readonly keepsLines: boolean;
  private readonly codes: ReadonlySet<string>;
  private readonly nodes: Nodes;

  constructor({ component, keepsLines }: ComponentFile, nodes: Nodes) {
    this.component = component;
    this.keepsLines = keepsLines;
    this.codes = new Set(component.codes);
    this.nodes = nodes;
  }

  methodOf({ method }: SentStep): ComponentMethod {
    return this.component.methods[method] as ComponentMethod;
  }

  /** Calls the method of a step. */
  make(made: Made, step: SentStep): Given {
    const { names, wanted } = this.methodOf(step);
    try {
      const name = names.find((one) => typeof made[one] === 'function');
      if (name === undefined) {
        const message = `Kode calls \`${wanted}\`, which the object does not have`;
        return { text: stringify({ type: 'TypeError', message, line: this.component.line }), last: true };
      }
      return { value: made[name]?.(...step.args) };
    } catch (error) {
      return this.thrown(error);
    }
  }

  /** The outcome of a call that gave a value. */
  outcomeOf(value: unknown, { returns }: ComponentMethod): Outcome {
    try {
      return { text: `[${this.resultText(value, returns)}]`, last: false };
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      return { text: stringify({ shown: error.shown ?? show(value), why: error.message }), last: true };
    }
  }

  /** A code of the problem, or a crash. */
  thrown(error: unknown): Outcome {
    const code = codeOf(error);
    if (code !== null && this.codes.has(code)) return { text: stringify(code), last: false };
    const line = this.keepsLines ? lineOf(error) : 0;
    return { text: stringify({ type: nameOf(error), message: messageOf(error), line }), last: true };
  }

  private resultText(value: unknown, type: ValueType): string {
    if (type.kind !== 'void') return textOf(this.nodes, value, type, 'result');
    if (value instanceof Promise) throw new Mismatch('expected nothing, got a Promise');
    return 'null';
  }
}

/** The code of an error, if any. A solution may throw anything. */
export function codeOf(error: unknown): string | null {
  try {
    const code = (error as { readonly code?: unknown } | null | undefined)?.code;
    return typeof code === 'string' ? code : null;
  } catch {
    return null;
  }
}
