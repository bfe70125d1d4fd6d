/** What draws a simulator: a function from its state to SVG. */
import type { ComponentChild } from 'preact';
import type { Values } from '../../engine/simulators/model.ts';

export interface ViewProps<S, V extends Values = Values> {
  readonly state: S;
  readonly values: V;
  /** Pixels that there are across: one unit of the drawing is one pixel, so that letters keep their size. */
  readonly width: number;
}

export interface Drawing {
  /** Pixels from top to bottom, at this width; the same in every state, or the page would jump. */
  readonly height: number;
  /** Children of the `<svg>`. */
  readonly content: ComponentChild;
  /** Marks and what they mean, below the picture. */
  readonly legend: readonly Mark[];
}

/** The name of a mark is the class that the shapes of the picture have, too. */
export interface Mark {
  readonly mark: string;
  /** How it is drawn beside its meaning; a box unless said otherwise. */
  readonly as?: 'box' | 'line' | 'bar';
  readonly means: string;
}

// A method, so that views of several states fit one list: each is only ever given the state of its own model.
export interface View<S = unknown, V extends Values = Values> {
  draw(props: ViewProps<S, V>): Drawing;
}
