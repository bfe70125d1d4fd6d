/** One gate of a problem: a figure, and what fails. */

export const GATES = [
  'accepted',
  'wrong',
  'slow',
  'inputs',
  'checker',
  'mutants',
  'repeat',
  'words',
] as const;
export type GateName = (typeof GATES)[number];

export interface Gate {
  /** What was measured, in a few letters: `35/35`. */
  readonly figure: string;
  readonly failures: readonly string[];
}

export interface TimedGate extends Gate {
  readonly seconds: number;
}

export interface ProblemGates {
  readonly id: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly languages: readonly string[];
  readonly gates: Readonly<Record<GateName, TimedGate>>;
}

/** Counts what holds; what does not is told. */
export class GateCount {
  private held = 0;
  private all = 0;
  readonly failures: string[] = [];

  hold(holds: boolean, failure: string): boolean {
    this.all += 1;
    if (holds) this.held += 1;
    else this.failures.push(failure);
    return holds;
  }

  /** @param more said after the count */
  gate(more = ''): Gate {
    const count = this.all === 0 ? '-' : `${this.held}/${this.all}`;
    return { figure: more === '' ? count : `${count}, ${more}`, failures: this.failures };
  }
}
