/** Linked values: arrays in the engine, objects with links in a solution. */
import type { ValueType } from '../../engine/values/type.ts';
import { isCyclicList } from '../../engine/values/wire.ts';

/** A value that is not of its declared type. */
export class Mismatch extends Error {
  readonly shown: string | null;
  constructor(why: string, shown: string | null = null) {
    super(why);
    this.shown = shown;
  }
}

/** Trees larger than this are taken for ones that run into themselves. */
const MAX_TREE_NODES = 4_000_000;

/** The names of the fields are the usual ones; what class a node is of does not matter. */
export class ListNode {
  val: unknown;
  next: ListNode | null;
  constructor(val: unknown = 0, next: ListNode | null = null) {
    this.val = val;
    this.next = next;
  }
}

export class RandomNode {
  val: unknown;
  next: RandomNode | null;
  random: RandomNode | null;
  constructor(val: unknown = 0, next: RandomNode | null = null, random: RandomNode | null = null) {
    this.val = val;
    this.next = next;
    this.random = random;
  }
}

export class TreeNode {
  val: unknown;
  left: TreeNode | null;
  right: TreeNode | null;
  constructor(val: unknown = 0, left: TreeNode | null = null, right: TreeNode | null = null) {
    this.val = val;
    this.left = left;
    this.right = right;
  }
}

/** The classes whose nodes a solution gets: its own where it has them. */
export interface NodeClasses {
  readonly ListNode: new () => ListNode;
  readonly RandomNode: new () => RandomNode;
  readonly TreeNode: new () => TreeNode;
}

/** True where values of the type hold linked nodes. */
export function isLinked(type: ValueType): boolean {
  switch (type.kind) {
    case 'list':
    case 'randomList':
    case 'tree':
      return true;
    case 'array':
    case 'optional':
      return isLinked(type.item);
    case 'map':
      return isLinked(type.key) || isLinked(type.value);
    case 'tuple':
      return type.items.some(isLinked);
    case 'record':
      return type.fields.some((field) => isLinked(field.type));
    default:
      return false;
  }
}

/** What a value is for: what the call returned, an argument it may change, one it must not. */
export type ValueRole = 'result' | 'inout' | 'unchanged';

export class Nodes {
  private readonly classes: NodeClasses;
  private given = new Set<unknown>();
  constructor(classes: NodeClasses) {
    this.classes = classes;
  }

  /** From the engine's form to the solution's. */
  link(value: unknown, type: ValueType): unknown {
    if (!isLinked(type)) return value;
    switch (type.kind) {
      case 'list':
        return this.linkList(value);
      case 'randomList':
        return this.linkRandom(value as readonly (readonly [unknown, number | null])[]);
      case 'tree':
        return this.linkTree(value as readonly unknown[]);
      default:
        return mapParts(value, type, (part, of) => this.link(part, of));
    }
  }

  /**
   * From the solution's form to the engine's. Only an argument that had to stay as it was may run into itself, and a
   * result may not hold nodes of an argument.
   * @throws Mismatch
   */
  unlink(value: unknown, type: ValueType, role: ValueRole): unknown {
    if (!isLinked(type)) return value;
    switch (type.kind) {
      case 'list':
        return unlinkList(value, role === 'unchanged');
      case 'randomList':
        return this.unlinkRandom(value, role === 'result');
      case 'tree':
        return unlinkTree(value);
      default:
        return mapParts(value, type, (part, of) => this.unlink(part, of, role));
    }
  }

  private linkList(value: unknown): ListNode | null {
    const { v, cycle } = isCyclicList(value) ? value : { v: value as readonly unknown[], cycle: null };
    const nodes = v.map((item) => {
      const node = new this.classes.ListNode();
      node.val = item;
      node.next = null;
      return node;
    });
    for (let i = 1; i < nodes.length; i += 1) (nodes[i - 1] as ListNode).next = nodes[i] as ListNode;
    const last = nodes.at(-1);
    if (cycle !== null && last !== undefined) last.next = nodes[cycle] ?? null;
    return nodes[0] ?? null;
  }

  private linkRandom(value: readonly (readonly [unknown, number | null])[]): RandomNode | null {
    const nodes = value.map(() => new this.classes.RandomNode());
    value.forEach(([item, link], i) => {
      const node = nodes[i] as RandomNode;
      node.val = item;
      node.next = nodes[i + 1] ?? null;
      node.random = link === null ? null : (nodes[link] ?? null);
    });
    this.given = new Set(nodes);
    return nodes[0] ?? null;
  }

  private linkTree(value: readonly unknown[]): TreeNode | null {
    let root: TreeNode | null = null;
    const open: TreeNode[] = [];
    value.forEach((item, i) => {
      let node: TreeNode | null = null;
      if (item !== null) {
        node = new this.classes.TreeNode();
        node.val = item;
        node.left = null;
        node.right = null;
        open.push(node);
      }
      if (i === 0) root = node;
      else {
        // The first value is the root; the others fill the places below the nodes in order, two each.
        const parent = open[(i - 1) >> 1] as TreeNode;
        if (i % 2 === 1) parent.left = node;
        else parent.right = node;
      }
    });
    return root;
  }

  private unlinkRandom(head: unknown, isResult: boolean): (readonly [unknown, number | null])[] {
    const index = new Map<unknown, number>();
    for (let node = asNode(head, 'RandomNode'); node !== null; node = asNode(node['next'], 'RandomNode')) {
      if (index.has(node)) throw new Mismatch('the list has a cycle', 'a list with a cycle');
      if (isResult && this.given.has(node)) {
        throw new Mismatch(
          'expected new nodes, got nodes of the argument',
          'a list that holds nodes of the argument',
        );
      }
      index.set(node, index.size);
    }
    return [...index.keys()].map((node) => {
      const { val, random } = node as Readonly<Record<string, unknown>>;
      if (random === null || random === undefined) return [val, null];
      const at = index.get(random);
      if (at === undefined) {
        throw new Mismatch(
          'a random link leads to a node that is not in the list',
          `a list of ${index.size} nodes`,
        );
      }
      return [val, at];
    });
  }
}

type AnyNode = Readonly<Record<string, unknown>>;

function asNode(value: unknown, name: string): AnyNode | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object' || !('val' in value)) throw new Mismatch(`expected a ${name} or null`);
  return value;
}

/** Values of a list in order; Brent's algorithm finds where it runs into itself. */
function unlinkList(head: unknown, mayCycle: boolean): unknown {
  const nodes: AnyNode[] = [];
  let tortoise: AnyNode | null = null;
  let power = 1;
  let steps = 0;
  for (let node = asNode(head, 'ListNode'); node !== null; node = asNode(node['next'], 'ListNode')) {
    if (node === tortoise) {
      if (!mayCycle) throw new Mismatch('the list has a cycle', 'a list with a cycle');
      let cycle = 0;
      while (cycle + steps < nodes.length && nodes[cycle] !== nodes[cycle + steps]) cycle += 1;
      return { v: nodes.slice(0, cycle + steps).map((one) => one['val']), cycle };
    }
    nodes.push(node);
    if (tortoise === null || steps === power) {
      tortoise = node;
      power *= 2;
      steps = 0;
    }
    steps += 1;
  }
  return nodes.map((node) => node['val']);
}

function unlinkTree(root: unknown): unknown[] {
  const values: unknown[] = [];
  const queue = [asNode(root, 'TreeNode')];
  let end = 0;
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at] as AnyNode | null;
    if (node === null) {
      values.push(null);
      continue;
    }
    values.push(node['val']);
    end = values.length;
    if (end > MAX_TREE_NODES) throw new Mismatch('the tree has a cycle', 'a tree with a cycle');
    queue.push(asNode(node['left'], 'TreeNode'), asNode(node['right'], 'TreeNode'));
  }
  return values.slice(0, end);
}

/** The same value with its parts replaced; a value of another shape stays as it is, for the type check to refuse. */
function mapParts(
  value: unknown,
  type: ValueType,
  part: (value: unknown, type: ValueType) => unknown,
): unknown {
  switch (type.kind) {
    case 'optional':
      return value === null || value === undefined ? value : part(value, type.item);
    case 'array':
      return Array.isArray(value) ? value.map((item) => part(item, type.item)) : value;
    case 'tuple':
      return Array.isArray(value)
        ? value.map((item: unknown, i) => (type.items[i] ? part(item, type.items[i]) : item))
        : value;
    case 'record':
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        type.fields.map(({ name, type: of }) => [name, part((value as AnyNode)[name], of)]),
      );
    case 'map':
      if (!(value instanceof Map)) return value;
      return new Map([...value].map(([key, item]) => [part(key, type.key), part(item, type.value)]));
    default:
      return value;
  }
}
