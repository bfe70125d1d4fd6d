/** What is around every simulator: picture above, controls below, numbers beside, the same as a table. */
import type { ComponentChild } from 'preact';
import type { Figure, Parameter, Table, Value } from '../../engine/simulators/model.ts';
import { SPEEDS } from './player.ts';
import type { Player } from './player.ts';
import type { Drawing, View } from './view.ts';

interface ShellProps {
  readonly place: string;
  readonly player: Player;
  readonly view: View;
  /** For who listens: the sentence of the state at which the run stopped. */
  readonly said: string;
  readonly width: number;
  /** Motion is not wanted: it goes by steps. */
  readonly still: boolean;
}

export function Shell({ place, player, view, said, width, still }: ShellProps): ComponentChild {
  const { model, played } = player;
  const { state, values } = played;
  const drawing = view.draw({ state, values, width });
  const sentence = model.sentence(state, values);
  return (
    <div class={still ? 'sim still' : 'sim'}>
      <Picture drawing={drawing} width={width} title={model.title} />
      <p class="sim-sentence">{sentence}</p>
      <Bar place={place} player={player} still={still} />
      <div class="sim-below">
        <div class="sim-controls" role="group" aria-label="Settings">
          {model.parameters.map((one) => (
            <Control
              key={one.id}
              id={`${place}-set-${one.id}`}
              parameter={one}
              value={values[one.id] ?? one.default}
              onChange={(value) => player.set(one.id, value)}
            />
          ))}
          {model.draws(values) && (
            <button type="button" class="secondary" id={`${place}-draw`} onClick={() => player.drawAgain()}>
              Draw other random numbers
            </button>
          )}
        </div>
        <Numbers figures={model.numbers(state, values)} />
      </div>
      <AsTable place={place} table={model.table(state, values)} />
      <p class="sim-said" role="status">
        {said}
      </p>
    </div>
  );
}

function Picture({
  drawing,
  width,
  title,
}: {
  readonly drawing: Drawing;
  readonly width: number;
  readonly title: string;
}): ComponentChild {
  const { height, content, legend } = drawing;
  return (
    <div class="sim-picture">
      <svg
        role="img"
        aria-label={`${title}. The sentence and the table below say the same.`}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
      >
        {content}
      </svg>
      <ul class="sim-legend" aria-hidden="true">
        {legend.map(({ mark, means, as = 'box' }) => (
          <li key={means}>
            <svg viewBox="0 0 14 14" width="14" height="14">
              {as === 'line' ? (
                <line class={mark} x1="7" x2="7" y1="0" y2="14" />
              ) : (
                <rect
                  class={mark}
                  x="1.5"
                  width="11"
                  y={as === 'bar' ? 5.5 : 1.5}
                  height={as === 'bar' ? 3 : 11}
                />
              )}
            </svg>
            {means}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Bar({
  place,
  player,
  still,
}: {
  readonly place: string;
  readonly player: Player;
  readonly still: boolean;
}): ComponentChild {
  const { model, playing, played, atEnd, speed } = player;
  const { step } = played.run;
  return (
    <div class="sim-bar" role="group" aria-label="Playing">
      <label class="sim-time" for={`${place}-time`}>
        <span>Time</span>
        <input
          type="range"
          id={`${place}-time`}
          min={0}
          max={model.end}
          value={step}
          aria-valuetext={model.clock(step)}
          onInput={(event) => player.seek(Number(event.currentTarget.value))}
        />
        <span class="sim-value" aria-hidden="true">
          {model.clock(step)}
        </span>
      </label>
      {!still && (
        <button type="button" class="primary sim-play" id={`${place}-play`} onClick={() => player.toggle()}>
          {playing ? 'Pause' : atEnd ? 'Play again' : 'Play'}
        </button>
      )}
      <button type="button" class="secondary" id={`${place}-step`} onClick={() => player.step()}>
        Step
      </button>
      <button type="button" class="secondary" id={`${place}-reset`} onClick={() => player.reset()}>
        Reset
      </button>
      {!still && (
        <label class="sim-speed" for={`${place}-speed`}>
          <span>Speed</span>
          <select
            id={`${place}-speed`}
            value={String(speed)}
            onChange={(event) => player.setSpeed(Number(event.currentTarget.value))}
          >
            {SPEEDS.map((one) => (
              <option key={one} value={String(one)}>
                {one} ×
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function Control({
  id,
  parameter,
  value,
  onChange,
}: {
  readonly id: string;
  readonly parameter: Parameter;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}): ComponentChild {
  if (parameter.kind === 'choice') {
    return (
      <label class="sim-control sim-choice" for={id}>
        <span>{parameter.label}</span>
        <select id={id} value={String(value)} onChange={(event) => onChange(event.currentTarget.value)}>
          {parameter.options.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
    );
  }
  const { label, unit, min, max, step } = parameter;
  // An <output> would be read out at each change, and the slider says its value by itself.
  const text = `${value.toLocaleString('en-US')} ${unit}`.trim();
  return (
    <label class="sim-control" for={id}>
      <span>{label}</span>
      <span class="sim-value" aria-hidden="true">
        {text}
      </span>
      <input
        type="range"
        id={id}
        min={min}
        max={max}
        step={step}
        value={Number(value)}
        aria-valuetext={text}
        onInput={(event) => onChange(Number(event.currentTarget.value))}
      />
    </label>
  );
}

function Numbers({ figures }: { readonly figures: readonly Figure[] }): ComponentChild {
  return (
    <dl class="sim-numbers" aria-label="Numbers">
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function AsTable({ place, table }: { readonly place: string; readonly table: Table }): ComponentChild {
  const { caption, columns, rows, words = [] } = table;
  const side = (column: number): string =>
    column === 0 || words.includes(columns[column] ?? '') ? '' : 'align-right';
  return (
    <details class="fold sim-table" data-fold={`${place}-table`}>
      <summary>The picture as a table</summary>
      <div class="table" tabIndex={0} role="group" aria-label="Table">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((one, i) => (
                <th key={i} scope="col" class={side(i)}>
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([head, ...cells]) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                {cells.map((one, i) => (
                  <td key={i} class={side(i + 1)}>
                    {one}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
